// Result<T>: a value or an Error, and the two macros that pass an Error upward.
#pragma once

#include <insignia/base/error.h>
#include <tl/expected.hpp>
#include <utility>

namespace insignia {

template <class T = void>
using Result = tl::expected<T, Error>;

// The failed state of every Result: `return fail(ErrorCode::parse, "duplicate key \"id\"",
// "badge.json:12:5");`
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {},
                                  std::vector<std::string> hints = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), std::move(hints)});
}

// Pass an existing Error on as the failed state of another Result.
inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace insignia

#define INSIGNIA_CONCAT_(a, b) a##b
#define INSIGNIA_CONCAT(a, b) INSIGNIA_CONCAT_(a, b)

// Evaluate a Result; on failure return its Error from the enclosing function.
#define TRY(expression)                                                                                      \
    do {                                                                                                     \
        if (auto insignia_try_result = (expression); !insignia_try_result)                                   \
            return ::insignia::fail(std::move(insignia_try_result).error());                                 \
    } while (false)

#define INSIGNIA_TRY_ASSIGN_(temporary, declaration, expression)                                             \
    auto temporary = (expression);                                                                           \
    if (!temporary) return ::insignia::fail(std::move(temporary).error());                                   \
    declaration = *std::move(temporary)

// TRY_ASSIGN(const auto key, load_key(path)): bind the value of a Result, or return its Error.
#define TRY_ASSIGN(declaration, expression)                                                                  \
    INSIGNIA_TRY_ASSIGN_(INSIGNIA_CONCAT(insignia_try_, __LINE__), declaration, expression)
