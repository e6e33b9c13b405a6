#include "definition_edit.h"
#include "definition_file.h"
#include <algorithm>
#include <insignia/base/text.h>
#include <vector>

namespace insignia::workspace {

namespace {

// One `key = value` of a TOML text. Tables of arrays count as one table each: "[[evidence]]", "[[evidence]]
// 2".
struct Entry {
    std::string table;
    std::string key;
    std::size_t begin = 0; // of the line
    std::size_t value = 0;
    std::size_t value_end = 0;
    std::size_t end = 0; // behind the line feed
};

struct Table {
    std::string name;
    std::size_t end = 0; // behind its last entry, or behind its header
};

// The places in a TOML text that an edit needs. Only texts that parse_definition() accepts are looked at.
class Outline {
public:
    explicit Outline(std::string_view text) : m_text(text) {
        m_tables.push_back({"", 0});
        while (m_offset < m_text.size()) read_line();
    }

    const Entry* find(std::string_view table, std::string_view key) const {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const Entry& e) { return e.table == table && e.key == key; });
        return found == m_entries.end() ? nullptr : &*found;
    }
    const Table* find_table(std::string_view name) const {
        const auto found = std::find_if(m_tables.begin(), m_tables.end(),
                                        [&](const Table& table) { return table.name == name; });
        return found == m_tables.end() ? nullptr : &*found;
    }
    const std::vector<Entry>& entries() const { return m_entries; }
    std::string_view value_of(const Entry& entry) const {
        return m_text.substr(entry.value, entry.value_end - entry.value);
    }

private:
    std::size_t line_end(std::size_t from) const {
        const std::size_t feed = m_text.find('\n', from);
        return feed == std::string_view::npos ? m_text.size() : feed + 1;
    }

    void read_line() {
        const std::size_t begin = m_offset;
        const std::string_view line = trim(m_text.substr(begin, line_end(begin) - begin));
        m_offset = line_end(begin);
        if (line.empty() || line.front() == '#') return;
        if (line.front() == '[') return read_header(line);
        const std::size_t equals = m_text.find('=', begin);
        if (equals >= m_offset) return;
        Entry entry{
            m_tables.back().name, std::string(trim(m_text.substr(begin, equals - begin))), begin, 0, 0, 0};
        entry.value = m_text.find_first_not_of(" \t", equals + 1);
        entry.value_end = end_of_value(entry.value);
        entry.end = m_offset = line_end(entry.value_end);
        m_tables.back().end = entry.end;
        m_entries.push_back(std::move(entry));
    }

    void read_header(std::string_view line) {
        const std::string header(trim(line.substr(0, line.find('#'))));
        std::string name =
            header.starts_with("[[") ? header : std::string(trim(header.substr(1, header.size() - 2)));
        const auto same = std::count_if(m_tables.begin(), m_tables.end(),
                                        [&](const Table& table) { return table.name.starts_with(name); });
        if (header.starts_with("[[") && same > 0) name += " " + std::to_string(same + 1);
        m_tables.push_back({std::move(name), m_offset});
    }

    // Behind a string, whose kind is told by its opening quotes.
    std::size_t end_of_string(std::size_t from) const {
        const char quote = m_text[from];
        const std::string triple(3, quote);
        const bool many_lines = m_text.substr(from, 3) == triple;
        std::size_t offset = from + (many_lines ? 3 : 1);
        while (offset < m_text.size()) {
            if (quote == '"' && m_text[offset] == '\\')
                offset += 2;
            else if (!many_lines && m_text[offset] == quote)
                return offset + 1;
            else if (many_lines && m_text.substr(offset, 3) == triple) {
                offset += 3;
                while (offset < m_text.size() && m_text[offset] == quote) ++offset;
                return offset;
            } else
                ++offset;
        }
        return m_text.size();
    }

    std::size_t end_of_value(std::size_t from) const {
        int depth = 0;
        std::size_t offset = from, end = from;
        while (offset < m_text.size()) {
            const char c = m_text[offset];
            if (c == '"' || c == '\'') {
                end = offset = end_of_string(offset);
                continue;
            }
            if (c == '#') {
                if (depth == 0) return end;
                offset = line_end(offset);
                continue;
            }
            if (c == '\n' && depth == 0) return end;
            if (c == '[' || c == '{') ++depth;
            if (c == ']' || c == '}') --depth;
            ++offset;
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') end = offset;
        }
        return end;
    }

    std::string_view m_text;
    std::size_t m_offset = 0;
    std::vector<Table> m_tables;
    std::vector<Entry> m_entries;
};

void set_value(std::string& text, const Entry& wanted, std::string_view value) {
    const Outline outline(text);
    if (const Entry* const entry = outline.find(wanted.table, wanted.key)) {
        text.replace(entry->value, entry->value_end - entry->value, value);
        return;
    }
    const std::string line = wanted.key + " = " + std::string(value) + "\n";
    if (const Table* const table = outline.find_table(wanted.table)) {
        const bool open = table->end > 0 && text[table->end - 1] != '\n';
        text.insert(table->end, (open ? "\n" : "") + line);
        return;
    }
    if (!text.empty() && text.back() != '\n') text += '\n';
    const bool of_array = wanted.table.starts_with("[[");
    const std::string header =
        of_array ? wanted.table.substr(0, wanted.table.find(' ')) : "[" + wanted.table + "]";
    text += "\n" + header + "\n" + line;
}

void remove_value(std::string& text, const Entry& unwanted) {
    const Outline outline(text);
    const Entry* const entry = outline.find(unwanted.table, unwanted.key);
    if (entry != nullptr) text.erase(entry->begin, entry->end - entry->begin);
}

bool reads_as(std::string_view toml, const std::string& canonical, const credential::Definition& wanted) {
    const auto read = parse_definition(toml, wanted.slug, {});
    return read && definition_to_toml(read->definition) == canonical;
}

} // namespace

Result<EditedDefinition> edit_definition(std::string_view toml, const credential::Definition& wanted,
                                         std::string_view source) {
    TRY_ASSIGN(const DefinitionFile before, parse_definition(toml, wanted.slug, source));
    const std::string old_text = definition_to_toml(before.definition), new_text = definition_to_toml(wanted);
    if (old_text == new_text) return EditedDefinition{std::string(toml)};

    const Outline old_outline(old_text), new_outline(new_text);
    EditedDefinition edited{std::string(toml)};
    for (const Entry& entry : new_outline.entries()) {
        const Entry* const old_entry = old_outline.find(entry.table, entry.key);
        const std::string_view value = new_outline.value_of(entry);
        if (old_entry == nullptr || old_outline.value_of(*old_entry) != value)
            set_value(edited.text, entry, value);
    }
    for (const Entry& entry : old_outline.entries())
        if (new_outline.find(entry.table, entry.key) == nullptr) remove_value(edited.text, entry);
    if (reads_as(edited.text, new_text, wanted)) return edited;
    TRY(parse_definition(new_text, wanted.slug, source));
    return EditedDefinition{new_text, true};
}

} // namespace insignia::workspace
