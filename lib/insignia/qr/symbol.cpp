#include <insignia/qr/qr.h>

#include <cmath>
#include <fmt/format.h>
#include <insignia/base/module.h>
#include <insignia/qr/module_internal.h>

namespace insignia::qr {
namespace {

constexpr double k_module_millimetres = 0.4;

bool is_dark(const Symbol& symbol, int row, int column) {
    const bool inside = row >= 0 && column >= 0 && row < symbol.size && column < symbol.size;
    return inside && symbol.modules[static_cast<std::size_t>(row * symbol.size + column)] != 0;
}

// The runs of dark modules of one row as path commands.
void append_row(std::string& path, const Symbol& symbol, int row) {
    for (int column = 0; column < symbol.size;) {
        if (!is_dark(symbol, row, column)) {
            ++column;
            continue;
        }
        const int begin = column;
        while (is_dark(symbol, row, column)) ++column;
        path += fmt::format("M{} {}h{}v1h-{}z", begin + k_quiet_modules, row + k_quiet_modules,
                            column - begin, column - begin);
    }
}

// Light modules are drawn, dark ones left out, on a background set to black.
std::string to_half_blocks(const Symbol& symbol, bool color) {
    std::string text;
    for (int row = -k_quiet_modules; row < symbol.size + k_quiet_modules; row += 2) {
        if (color) text += "\x1b[40;97m";
        for (int column = -k_quiet_modules; column < symbol.size + k_quiet_modules; ++column) {
            const bool upper = !is_dark(symbol, row, column);
            const bool lower = !is_dark(symbol, row + 1, column);
            text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        text += color ? "\x1b[0m\n" : "\n";
    }
    return text;
}

// Two columns a module; without colours `#` is light.
std::string to_ground_colors(const Symbol& symbol, bool color) {
    std::string text;
    for (int row = -k_quiet_modules; row < symbol.size + k_quiet_modules; ++row) {
        for (int column = -k_quiet_modules; column < symbol.size + k_quiet_modules; ++column) {
            const bool dark = is_dark(symbol, row, column);
            text += color ? (dark ? "\x1b[40m  " : "\x1b[107m  ") : (dark ? "  " : "##");
        }
        text += color ? "\x1b[0m\n" : "\n";
    }
    return text;
}

} // namespace

std::string Symbol::name() const {
    return fmt::format("{}-{}", version, "LMQH"[static_cast<int>(correction)]);
}

int Symbol::print_millimetres() const {
    constexpr int k_step = 5;
    const double exact = (size + 2 * k_quiet_modules) * k_module_millimetres;
    return static_cast<int>(std::ceil(exact / k_step)) * k_step;
}

Result<Symbol> make_symbol(std::string_view text) {
    TRY_ASSIGN(void* const encode, open_module_symbol("qr", "insignia_qr_encode"));
    Symbol symbol;
    if (!reinterpret_cast<EncodeFunction>(encode)(std::string(text), symbol))
        return fail(ErrorCode::limit,
                    fmt::format("{} characters do not fit into one QR code (at most 4,296)", text.size()));
    return symbol;
}

std::string to_path(const Symbol& symbol) {
    std::string path;
    for (int row = 0; row < symbol.size; ++row) append_row(path, symbol, row);
    return path;
}

std::string to_svg(const Symbol& symbol) {
    const int side = symbol.size + 2 * k_quiet_modules;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" width=\"{1}mm\" height=\"{1}mm\" "
        "shape-rendering=\"crispEdges\"><title>QR code {2}</title><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/>"
        "<path fill=\"#000\" d=\"{3}\"/></svg>\n",
        side, symbol.print_millimetres(), symbol.name(), to_path(symbol));
}

std::string to_terminal(const Symbol& symbol, TerminalStyle style) {
    return style.unicode ? to_half_blocks(symbol, style.color) : to_ground_colors(symbol, style.color);
}

int terminal_columns(const Symbol& symbol, TerminalStyle style) {
    return (symbol.size + 2 * k_quiet_modules) * (style.unicode ? 1 : 2);
}

Result<std::vector<std::string>> read_symbols(const GreyPicture& picture) {
    TRY_ASSIGN(void* const decode, open_module_symbol("qr", "insignia_qr_decode"));
    std::vector<std::string> texts;
    reinterpret_cast<DecodeFunction>(decode)(picture, texts);
    return texts;
}

} // namespace insignia::qr
