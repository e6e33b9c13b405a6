#include <algorithm>
#include <insignia/rdf/dataset.h>
#include <insignia/rdf/term_text_internal.h>

namespace insignia::rdf {

namespace {

// Room for a badge.
constexpr std::size_t k_first_table_slots = 256;
constexpr std::size_t k_first_quads = 96;

// Two words multiplied to 128 bits and folded: every bit of the result depends on every bit of both.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <class Word>
std::uint64_t read_word(const char* from) {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

// The last bytes of a text, at most eight. Long texts give their last eight, though some were read before.
std::uint64_t read_tail(std::string_view text) {
    const std::size_t size = text.size();
    const char* end = text.data() + size;
    if (size >= 8) return read_word<std::uint64_t>(end - 8);
    if (size >= 4) return read_word<std::uint32_t>(text.data()) << 32 | read_word<std::uint32_t>(end - 4);
    if (size == 0) return 0;
    const auto at = [text](std::size_t index) {
        return std::uint64_t{static_cast<unsigned char>(text[index])};
    };
    return at(0) << 16 | at(size / 2) << 8 | at(size - 1);
}

std::uint64_t hash_text(std::uint64_t seed, std::string_view text) {
    constexpr std::uint64_t k_first = 0x9E3779B97F4A7C15u;
    constexpr std::uint64_t k_second = 0xD1B54A32D192ED03u;
    std::uint64_t hash = seed ^ (text.size() * k_first);
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left > 16; at += 16, left -= 16)
        hash = mix(read_word<std::uint64_t>(at) ^ k_first, read_word<std::uint64_t>(at + 8) ^ hash);
    const std::uint64_t middle = left > 8 ? read_word<std::uint64_t>(at) : 0;
    return mix(middle ^ k_first ^ hash, read_tail({at, left}) ^ k_second);
}

char* append(char* out, std::string_view text) {
    return std::copy(text.begin(), text.end(), out);
}

} // namespace

Dataset::Dataset() : m_table(k_first_table_slots) {
    m_quads.reserve(k_first_quads);
    // The address differs from run to run, so that nobody can prepare texts that meet in one slot. No result
    // depends on it.
    m_seed =
        mix(reinterpret_cast<std::uintptr_t>(m_table.data()), reinterpret_cast<std::uintptr_t>(this) | 1u);
}

TermRef Dataset::iri(std::string_view value) {
    return intern({TermKind::iri, value, {}, {}});
}

TermRef Dataset::blank_node(std::string_view label) {
    return intern({TermKind::blank_node, label, {}, {}});
}

TermRef Dataset::literal(std::string_view lexical_form, std::string_view datatype) {
    return intern({TermKind::literal, lexical_form, datatype, {}});
}

TermRef Dataset::language_literal(std::string_view lexical_form, std::string_view language) {
    return intern({TermKind::literal, lexical_form, k_rdf_lang_string, language});
}

TermRef Dataset::intern(const Key& key) {
    std::uint64_t wide = hash_text(m_seed + static_cast<std::uint64_t>(key.kind), key.value);
    if (key.kind == TermKind::literal && key.datatype.data() != k_xsd_string.data())
        wide = hash_text(hash_text(wide, key.datatype), key.language);
    const auto hash = static_cast<std::uint32_t>(wide >> 32);
    const std::size_t mask = m_table.size() - 1;
    std::size_t at = hash & mask;
    for (; m_table[at].term != 0; at = (at + 1) & mask) {
        if (m_table[at].hash != hash) continue;
        const Term& known = term_at(m_table[at].term - 1);
        if (equals(known, key)) return &known;
    }
    const Term& term = append_term(key);
    m_table[at] = {hash, static_cast<std::uint32_t>(m_term_count)};
    if (m_term_count * 2 > m_table.size()) enlarge_table();
    return &term;
}

bool Dataset::equals(const Term& term, const Key& key) const {
    return term.kind == key.kind && term.value == key.value
           && (key.kind != TermKind::literal
               || (term.datatype == key.datatype && term.language == key.language));
}

Term& Dataset::append_term(const Key& key) {
    if (m_term_count == m_blocks.size() * k_block_terms)
        m_blocks.push_back(std::make_unique<Term[]>(k_block_terms));
    Term& term = term_at(m_term_count);
    term.kind = key.kind;
    term.number = static_cast<std::uint32_t>(m_term_count++);
    write_text(term, key);
    return term;
}

void Dataset::write_text(Term& term, const Key& key) {
    if (key.kind == TermKind::literal) return write_literal_text(term, key);
    const bool is_iri = key.kind == TermKind::iri;
    char* start = m_strings.allocate(key.value.size() + 2);
    char* end = append(append(start, is_iri ? "<" : "_:"), key.value);
    if (is_iri) *end++ = '>';
    term.text = {start, static_cast<std::size_t>(end - start)};
    term.value = term.text.substr(is_iri ? 1 : 2, key.value.size());
    if (is_iri && m_ill_formed == nullptr && !has_only_iri_characters(key.value)) m_ill_formed = &term;
}

void Dataset::write_literal_text(Term& term, const Key& key) {
    const bool escape = may_need_escapes(key.value);
    const bool tagged = !key.language.empty() || key.datatype == k_rdf_lang_string;
    const std::size_t room =
        key.value.size() * (escape ? k_escape_growth : 1) + key.datatype.size() + key.language.size() + 6;
    char* start = m_strings.allocate(room);
    char* end = start;
    *end++ = '"';
    end = escape ? write_escaped(key.value, end) : append(end, key.value);
    *end++ = '"';
    term.datatype = tagged ? k_rdf_lang_string : k_xsd_string;
    if (tagged) {
        *end++ = '@';
        term.language = {end, key.language.size()};
        end = append(end, key.language);
    } else if (key.datatype != k_xsd_string) {
        end = append(end, "^^<");
        term.datatype = {end, key.datatype.size()};
        end = append(append(end, key.datatype), ">");
    }
    term.text = {start, static_cast<std::size_t>(end - start)};
    m_strings.shrink_last(room - term.text.size());
    term.value = escape ? m_strings.copy(key.value) : term.text.substr(1, key.value.size());
    const bool sound = tagged ? is_language_tag(key.language)
                              : term.datatype == k_xsd_string || has_only_iri_characters(key.datatype);
    if (m_ill_formed == nullptr && !sound) m_ill_formed = &term;
}

void Dataset::enlarge_table() {
    std::vector<Slot> larger(m_table.size() * 4);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : m_table) {
        if (slot.term == 0) continue;
        std::size_t at = slot.hash & mask;
        while (larger[at].term != 0) at = (at + 1) & mask;
        larger[at] = slot;
    }
    m_table = std::move(larger);
}

} // namespace insignia::rdf
