// What the picture of a badge is made of: a drawing in a theme, a template of the workspace, or the
// designer's own file.
#pragma once

#include <insignia/base/bytes.h>
#include <insignia/design/design.h>
#include <insignia/workspace/workspace.h>

namespace insignia::app {

struct MadePicture {
    std::string svg; // "" where the designer brought a PNG
    std::string remark;
    Bytes png; // what the designer brought
};

// The themes of the program and those of the workspace.
Result<std::vector<design::Theme>> load_themes(const workspace::Workspace& workspace);

// With `outline`, the titles of drawings become curves. `brought` is the designer's own file where it does
// not lie beside the definition yet, or nullptr. ErrorCode::usage when the picture is not drawn by the
// program, ErrorCode::invalid when a template gives a picture that is not safe.
Result<MadePicture> make_picture(const workspace::Workspace& workspace,
                                 const credential::Definition& definition,
                                 std::span<const design::Theme> themes, bool outline,
                                 const Bytes* brought = nullptr);

// Put the picture into words, in every language that the badge has a name in, where nobody has: what a
// designer wrote stays, what was written so for the picture `before` changes with the picture. Only drawings
// are described.
void describe_picture(credential::Definition& definition, const credential::Definition& before,
                      std::span<const design::Theme> themes);

// The same for a badge that is being designed, without files of its own: "" when it cannot be drawn.
std::string sketch(const credential::Definition& definition, std::span<const design::Theme> themes);

} // namespace insignia::app
