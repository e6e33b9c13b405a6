#include "lint_input.h"
#include "issue_systems.h"
#include "session.h"
#include <algorithm>
#include <fmt/format.h>
#include <insignia/baking/baking.h>
#include <insignia/base/files.h>
#include <insignia/lint/pixels.h>
#include <insignia/registry/registry.h>
#include <insignia/render/render.h>
#include <insignia/workspace/framework_file.h>
#include <insignia/workspace/people.h>
#include <insignia/workspace/system_file.h>
#include <insignia/workspace/workspace.h>
#include <map>
#include <set>

namespace insignia::app {

namespace {

namespace fs = std::filesystem;

constexpr int k_small_pixels = 90; // the size at which badges are mostly seen

// As a person in this folder would write the path.
std::string shown(const fs::path& path) {
    std::error_code error;
    const auto near = fs::proximate(path, error).lexically_normal();
    return error || near.string().starts_with("..") ? path.lexically_normal().string() : near.string();
}

std::string ending_of(const fs::path& path) {
    return to_lower(path.extension().string());
}

// What was issued: the file of one finished badge per definition and version.
using IssuedFiles = std::map<std::pair<std::string, std::string>, fs::path>;

IssuedFiles find_issued(const workspace::Workspace& workspace) {
    IssuedFiles files;
    std::error_code error;
    if (!fs::is_regular_file(workspace.registry(), error)) return files;
    const auto registry = registry::open_registry(workspace.registry(), registry::Missing::is_error);
    if (!registry) return files;
    const auto entries = (*registry)->list("");
    if (!entries) return files;
    for (const auto& entry : *entries)
        if (entry.state == registry::State::done)
            files[{entry.badge, entry.version}] = workspace.issued() / entry.badge / (entry.file + ".json");
    return files;
}

// What a badge system added when the badge was issued is no part of its definition.
void remove_prerequisites(json::Value& achievement) {
    json::Value* const alignments = achievement.contains("alignment") ? &achievement["alignment"] : nullptr;
    if (alignments == nullptr || !alignments->is_array()) return;
    json::Value kept = json::Value::array();
    for (const json::Value& alignment : *alignments)
        if (json::member_text(alignment, "targetType") != k_prerequisite_type) kept.push_back(alignment);
    if (kept.empty())
        achievement.erase("alignment");
    else
        *alignments = std::move(kept);
}

std::optional<json::Value> read_issued(const IssuedFiles& files, const credential::Definition& definition) {
    const auto found = files.find({definition.slug, definition.version});
    if (found == files.end()) return std::nullopt;
    const auto text = read_text_file(found->second);
    if (!text) return std::nullopt;
    const auto document = json::parse(*text);
    const auto* const achievement =
        document ? json::find(*document, "/credentialSubject/achievement") : nullptr;
    if (achievement == nullptr) return std::nullopt;
    std::optional<json::Value> issued(*achievement);
    remove_prerequisites(*issued);
    return issued;
}

class Reader {
public:
    Reader(LintInput& target, Environment& environment) : m_target(target), m_environment(environment) {}

    void read_workspace(const workspace::Workspace& workspace) {
        read_settings(workspace.root, true);
        read_around(workspace);
        const auto badges = list_files(workspace.badges(), ".toml");
        for (std::size_t i = 0; badges && i < badges->size(); ++i) {
            read_definition((*badges)[i]);
            m_environment.console.progress(i + 1, badges->size(), "read");
        }
        // A folder of badges that cannot be read is told of below, where its pictures are looked for.
        const auto systems = list_files(workspace.systems(), ".toml");
        if (!systems) return note(systems.error());
        for (const auto& path : *systems) read_system(path);
        read_folder(workspace.badges(), {".png", ".svg"});
        read_folder(workspace.root / "people", {".csv"});
    }

    // The settings of a workspace: what the organisation says, or only its reasons for silence.
    void read_settings(const fs::path& root, bool whole) {
        const auto path = root / workspace::k_settings_file;
        auto text = read_text_file(path);
        if (!text) return note(std::move(text).error());
        auto settings = workspace::parse_settings(*text, shown(path));
        if (!settings) return note(std::move(settings).error(), std::move(*text));
        const auto& organisation = settings->organisation;
        lint::OrganisationSource source{
            shown(path),
            std::move(*text),
            settings->places,
            organisation.name,
            organisation.url,
            organisation.description,
            organisation.policy,
            organisation.country,
            settings->places.count("/organisation/languages") == 0 ? "" : organisation.languages.front(),
            {settings->lint_ignore.begin(), settings->lint_ignore.end()}};
        m_has_reasons = true;
        if (whole)
            lint::add_organisation(m_target.input, std::move(source));
        else
            lint::add_reasons(m_target.input, std::move(source));
    }

    void read_file_of(const fs::path& path, bool from_folder) {
        const auto ending = ending_of(path);
        if (path.filename() == workspace::k_settings_file) return read_settings(path.parent_path(), true);
        if (ending == ".toml" && path.parent_path().filename() == "systems") return read_system(path);
        if (ending == ".toml") return read_definition(path);
        if (ending == ".csv") return read_people(path);
        if (ending == ".png" || ending == ".svg") return read_picture(path);
        auto text = read_text_file(path);
        if (!text) return note(std::move(text).error());
        read_document(shown(path), std::move(*text), from_folder);
    }

    void read_document(std::string name, std::string text, bool from_folder,
                       lint::WithinPicture within = lint::WithinPicture::no) {
        auto added = lint::add_json(m_target.input, std::move(name), text, within);
        if (added) return;
        if (from_folder && added.error().code == ErrorCode::unsupported)
            ++m_target.passed_over;
        else
            note(std::move(added).error(), std::move(text));
    }

    void read_definition_text(const std::string& name, std::string text, const fs::path& path) {
        auto file = workspace::parse_definition(text, path.stem().string(), name);
        if (!file) return note(std::move(file).error(), std::move(text));
        const auto pictures = pictures_of(path, file->definition);
        lint::DefinitionSource source{
            name, std::move(text), std::move(file->definition), std::move(file->places), !pictures.empty(),
            {}};
        source.issued = read_issued(m_issued, source.definition);
        const auto number = lint::add_definition(m_target.input, std::move(source));
        for (const auto& picture : pictures) read_picture(picture, number);
    }

    // Everything in a folder, but for hidden folders; a workspace in it is read as one. False when there is
    // nothing.
    bool read_folder(const fs::path& folder, const std::set<std::string>& endings) {
        std::error_code error;
        if (!fs::is_directory(folder, error)) return false;
        std::vector<fs::path> files;
        for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            const bool hidden = entry->path().filename().string().starts_with('.');
            if (hidden && entry->is_directory()) entry.disable_recursion_pending();
            if (!hidden && entry->is_regular_file() && endings.count(ending_of(entry->path())) != 0)
                files.push_back(entry->path());
        }
        if (error)
            note({ErrorCode::io,
                  fmt::format("cannot read the folder: {}", error.message()),
                  folder.string(),
                  {}});
        // Definitions come first: they own pictures.
        std::ranges::sort(files, {},
                          [](const fs::path& path) { return std::pair(ending_of(path) != ".toml", path); });
        for (const auto& path : files) read_file_of(path, true);
        return error || !files.empty();
    }

    // Files and folders of a workspace that are named one by one: its frameworks and what it has issued are
    // known, and its reasons for silence hold.
    void read_near(const fs::path& path) {
        std::error_code error;
        const auto root = workspace::find_workspace(fs::absolute(path, error).parent_path());
        if (!root) return;
        read_around({*root, {}});
        const bool is_settings = path.filename() == workspace::k_settings_file;
        if (!m_has_reasons && !is_settings) read_settings(*root, false);
    }

    // What could not be read, and as much of the file as there is.
    void note(Error error, std::string text = {}) {
        if (fs::path(error.where).is_absolute()) error.where = shown(error.where);
        lint::add_unreadable(m_target.input, error, std::move(text));
        if (error.hints.empty()) error.hints.push_back(m_target.input.unreadable.back().hint);
        m_target.unreadable.push_back(std::move(error));
    }

private:
    // What definitions are held against; read once for each workspace.
    void read_around(const workspace::Workspace& workspace) {
        std::error_code error;
        const auto root = fs::weakly_canonical(workspace.root, error);
        if (!m_around.insert(error ? workspace.root : root).second) return;
        auto issued = find_issued(workspace);
        issued.merge(m_issued);
        m_issued = std::move(issued);
        auto frameworks = workspace::load_frameworks(workspace);
        if (!frameworks) return note(std::move(frameworks).error());
        auto& known = m_target.input.frameworks;
        for (auto& framework : *frameworks)
            if (std::ranges::find(known, framework.id, &credential::Framework::id) == known.end())
                known.push_back(std::move(framework));
    }

    void read_definition(const fs::path& path) {
        auto text = read_text_file(path);
        if (!text) return note(std::move(text).error());
        m_target.badge_files.push_back(path);
        read_definition_text(shown(path), std::move(*text), path);
    }

    // A system is held against the definitions of the workspace in which it stands.
    void read_system(const fs::path& path) {
        auto text = read_text_file(path);
        if (!text) return note(std::move(text).error());
        auto file = workspace::parse_system(*text, path.stem().string(), shown(path));
        if (!file) return note(std::move(file).error(), std::move(*text));
        std::error_code error;
        auto badges = workspace::all_definitions({fs::absolute(path, error).parent_path().parent_path(), {}});
        if (!badges) return note(std::move(badges).error());
        lint::add_system(m_target.input, {shown(path), std::move(*text), std::move(file->places),
                                          std::move(file->system), std::move(*badges)});
    }

    static std::vector<fs::path> pictures_of(const fs::path& definition,
                                             const credential::Definition& badge) {
        std::vector<fs::path> pictures;
        std::error_code error;
        const auto add = [&](const fs::path& path) {
            if (fs::is_regular_file(path, error)) pictures.push_back(path);
        };
        if (!badge.picture.file.empty())
            add(definition.parent_path() / badge.picture.file);
        else
            for (const auto* const ending : {".png", ".svg"})
                add(fs::path(definition).replace_extension(ending));
        return pictures;
    }

    void read_picture(const fs::path& path, std::optional<std::size_t> owner = {}) {
        if (!m_pictures.insert(path.lexically_normal()).second) return;
        const auto content = read_file(path);
        if (!content) return note(content.error());
        auto picture = lint::inspect_picture(*content, shown(path));
        if (picture.format == lint::Picture::Format::svg && picture.unsafe.empty() && !owner)
            look_at_svg(*content, picture);
        const auto baked =
            owner ? Result<baking::Payload>(fail(ErrorCode::not_found, "")) : baking::extract(*content);
        picture.carries_badge = baked.has_value();
        lint::add_picture(m_target.input, std::move(picture), owner);
        if (baked && trim(baked->text).starts_with('{'))
            read_document(shown(path), baked->text, true, lint::WithinPicture::yes);
    }

    static void look_at_svg(ByteView svg, lint::Picture& picture) {
        const auto png = render::render_png(as_text(svg), k_small_pixels);
        const auto facts = png ? lint::look_at_png(*png) : Result<lint::PixelFacts>(fail(png.error()));
        if (!facts) return;
        picture.contrast = facts->contrast;
        picture.white_corners = facts->white_corners;
    }

    void read_people(const fs::path& path) {
        const auto content = read_file(path);
        if (!content) return note(content.error());
        std::vector<lint::Fault> faults;
        if (const auto list = workspace::parse_people(*content, shown(path)); !list)
            faults.push_back({"people-list", "", list.error().message,
                              list.error().hints.empty() ? "" : list.error().hints[0], true});
        else if (!list->problems.empty())
            faults.push_back(
                {"people-list", "",
                 fmt::format("{} of {} rows cannot be issued, the first is row {}: {}", list->problems.size(),
                             list->rows, list->problems[0].row, list->problems[0].message),
                 "correct them; insignia issue names each", false});
        lint::add_people(m_target.input, shown(path), std::move(faults));
    }

    LintInput& m_target;
    Environment& m_environment;
    IssuedFiles m_issued;
    std::set<fs::path> m_pictures, m_around;
    bool m_has_reasons = false;
};

const std::set<std::string> k_endings = {".toml", ".json", ".jsonld", ".png", ".svg", ".csv"};

Result<void> read_argument(const std::string& argument, Reader& reader, Environment& environment) {
    if (argument == "-") {
        TRY_ASSIGN(const auto content, environment.console.read_input(limits::k_input_bytes));
        std::string text(as_text(content));
        const auto begin = text.find_first_not_of("[ \t\r\n");
        if (begin != std::string::npos && text[begin] == '{')
            reader.read_document("-", std::move(text), false);
        else
            reader.read_definition_text("-", std::move(text), "stdin.toml");
        return {};
    }
    std::error_code error;
    if (fs::is_regular_file(fs::path(argument) / workspace::k_settings_file, error)) {
        TRY_ASSIGN(const auto workspace, workspace::open_workspace(argument));
        reader.read_workspace(workspace);
    } else if (fs::is_directory(argument, error)) {
        reader.read_near(fs::path(argument) / "");
        if (!reader.read_folder(argument, k_endings))
            return fail(ErrorCode::not_found, "there is nothing to lint in this folder", argument,
                        {"lint reads TOML, JSON, PNG, SVG and CSV files"});
    } else if (fs::exists(argument, error)) {
        reader.read_near(argument);
        reader.read_file_of(argument, false);
    } else
        return fail(ErrorCode::not_found, "there is no such file or folder", argument, {"check the path"});
    return {};
}

} // namespace

Result<LintInput> read_lint_input(const std::vector<std::string>& arguments, const GlobalOptions& global,
                                  Environment& environment) {
    LintInput target;
    Reader reader(target, environment);
    if (arguments.empty()) {
        auto workspace = open_session(global);
        const bool broken =
            !workspace
            && (workspace.error().code == ErrorCode::parse || workspace.error().code == ErrorCode::invalid);
        if (!workspace && !broken) return fail(std::move(workspace).error());
        if (workspace) reader.read_workspace(*workspace);
        if (broken) reader.note(std::move(workspace).error());
        target.misses_argument = broken;
    }
    for (const auto& argument : arguments) {
        auto read = read_argument(argument, reader, environment);
        if (read) continue;
        target.misses_argument = true;
        reader.note(std::move(read).error());
    }
    return target;
}

} // namespace insignia::app
