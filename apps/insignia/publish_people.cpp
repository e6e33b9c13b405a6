#include "publish_site.h"
#include "system_run.h"
#include <algorithm>
#include <insignia/base/ascii.h>
#include <insignia/base/mask.h>
#include <insignia/base/text.h>
#include <insignia/lint/words.h>
#include <insignia/registry/registry.h>
#include <unordered_map>

namespace insignia::app {

namespace {

using Tokens = std::vector<std::string>;

// Words without case, accents and punctuation: what parts "Ada **Lovelace**" or "Lovelace, Ada" does not
// count.
Tokens tokens_of(std::string_view text) {
    Tokens tokens;
    for (auto& word : lint::split_words(text)) tokens.push_back(std::move(word.folded));
    return tokens;
}

// Who must not be named.
struct Watched {
    std::set<std::string> addresses; // e-mail addresses in lower case, DIDs
    std::map<Tokens, std::string> names;
};

// Single words are words of other texts too.
void watch_name(Watched& watched, const std::string& name) {
    if (auto tokens = tokens_of(name); tokens.size() > 1) watched.names.emplace(std::move(tokens), name);
}

// A list that cannot be read is an error: nobody could say then whom the site names.
Result<void> watch_lists(Watched& watched, const workspace::Workspace& workspace) {
    TRY_ASSIGN(const auto files, list_files(workspace.root / "people", ".csv"));
    for (const auto& file : files) {
        TRY_ASSIGN(const auto content, read_file(file));
        TRY_ASSIGN(const auto list, workspace::parse_people(content, file.string()));
        for (const auto& person : list.people) {
            watched.addresses.insert(person.recipient_key());
            watch_name(watched, person.full_name());
        }
    }
    return {};
}

Result<void> watch_issued(Watched& watched, const workspace::Workspace& workspace) {
    const auto book = registry::open_registry(workspace.registry(), registry::Missing::is_error);
    if (!book && book.error().code == ErrorCode::not_found) return {};
    if (!book) return fail(book.error());
    TRY_ASSIGN(const auto entries, (*book)->list(""));
    for (const auto& entry : entries) watched.addresses.insert(entry.recipient);
    TRY_ASSIGN(const auto names, names_by_recipient(workspace));
    for (const auto& [recipient, name] : names) watch_name(watched, name);
    return {};
}

// What is public by itself, and what the owner allows.
void forget(Watched& watched, const workspace::Workspace& workspace, const publish::Site& site,
            const std::vector<std::string>& allowed) {
    watched.addresses.erase(to_lower(workspace.settings.organisation.email));
    watched.addresses.erase(site.issuer.id);
    watched.names.erase(tokens_of(site.issuer.name));
    const auto forget_names = [&](const credential::Localized& names) {
        for (const auto& [language, name] : names) watched.names.erase(tokens_of(name));
    };
    for (const auto& badge : site.badges) forget_names(badge.definition.name);
    for (const auto& published : site.systems) forget_names(published.system.name);
    for (const auto& word : allowed) {
        watched.addresses.erase(word.starts_with("did:") ? word : to_lower(word));
        watched.names.erase(tokens_of(word));
    }
}

// One text that the site shows, and the page that shows it.
struct Shown {
    std::string path, text;
};

// The texts of the workspace, without what templates say around them.
std::vector<Shown> texts_of(const publish::Site& site) {
    std::vector<Shown> texts = {{"index.html", site.issuer.description + "\n" + site.policy}};
    for (const auto& badge : site.badges)
        texts.push_back({publish::badge_page(badge.definition, badge.definition.language),
                         badge.definition.slug + "\n" + workspace::definition_to_toml(badge.definition) + "\n"
                             + std::string(as_text(badge.svg))});
    for (const auto& published : site.systems)
        texts.push_back({publish::system_page(published.system, published.system.language),
                         published.system.slug + "\n" + workspace::system_to_toml(published.system)});
    return texts;
}

// Where names stand in a text, in either order of their words.
class NameIndex {
public:
    explicit NameIndex(std::string_view text) : m_tokens(tokens_of(text)) {
        for (std::size_t i = 0; i < m_tokens.size(); ++i) m_places[m_tokens[i]].push_back(i);
    }

    bool has(const Tokens& name) const {
        auto turned = name;
        std::ranges::rotate(turned, turned.end() - 1);
        return has_in_order(name) || has_in_order(turned);
    }

private:
    bool has_in_order(const Tokens& name) const {
        const auto found = m_places.find(name.front());
        if (found == m_places.end()) return false;
        return std::ranges::any_of(found->second, [&](std::size_t place) {
            return place + name.size() <= m_tokens.size()
                   && std::equal(name.begin(), name.end(),
                                 m_tokens.begin() + static_cast<std::ptrdiff_t>(place));
        });
    }

    Tokens m_tokens;
    std::unordered_map<std::string, std::vector<std::size_t>> m_places;
};

int value_of_hex(char c) {
    if (is_ascii_digit(static_cast<unsigned char>(c))) return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// In lower case, with what links escape (RFC 3986 2.1) as it is meant.
std::string unescaped(std::string_view text) {
    const auto lower = to_lower(text);
    std::string plain;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const bool escaped = lower[i] == '%' && i + 2 < lower.size() && value_of_hex(lower[i + 1]) >= 0
                             && value_of_hex(lower[i + 2]) >= 0;
        plain += escaped ? static_cast<char>(value_of_hex(lower[i + 1]) * 16 + value_of_hex(lower[i + 2]))
                         : lower[i];
        i += escaped ? 2 : 0;
    }
    return plain;
}

// An address by itself, not as the end or the beginning of another.
bool has_address(std::string_view text, std::string_view address) {
    constexpr std::string_view k_part = "abcdefghijklmnopqrstuvwxyz0123456789._%+-";
    for (auto at = text.find(address); at != std::string_view::npos; at = text.find(address, at + 1)) {
        const auto end = at + address.size();
        const bool begins = at == 0 || k_part.find(text[at - 1]) == std::string_view::npos;
        const bool ends =
            end == text.size() || k_part.find(text[end]) == std::string_view::npos || text[end] == '.';
        if (begins && ends) return true;
    }
    return false;
}

bool is_text(std::string_view path) {
    return path.ends_with(".html") || path.ends_with(".json") || path.ends_with(".svg");
}

void find_addresses(PeopleCheck& check, const Watched& watched, std::string_view path,
                    std::string_view text) {
    const auto plain = unescaped(text);
    if (plain.find('@') == std::string::npos && plain.find("did:") == std::string::npos) return;
    for (const auto& address : watched.addresses)
        if (has_address(plain, to_lower(address)))
            check.named.push_back({std::string(path), masked(address)});
}

} // namespace

Result<PeopleCheck> check_people(const workspace::Workspace& workspace, const GatheredSite& gathered,
                                 const std::vector<std::string>& allowed) {
    Watched watched;
    TRY(watch_lists(watched, workspace));
    TRY(watch_issued(watched, workspace));
    PeopleCheck check{watched.addresses.size(), {}};
    forget(watched, workspace, gathered.site, allowed);
    for (const auto& shown : texts_of(gathered.site)) {
        const NameIndex index(shown.text);
        for (const auto& [tokens, name] : watched.names)
            if (index.has(tokens)) check.named.push_back({shown.path, name});
    }
    for (const auto& file : gathered.files)
        if (is_text(file.path)) find_addresses(check, watched, file.path, as_text(file.content));
    return check;
}

} // namespace insignia::app
