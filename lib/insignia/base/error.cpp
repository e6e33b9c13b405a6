#include <insignia/base/error.h>

namespace insignia {

std::string_view to_string(ErrorCode code) {
    switch (code) {
    case ErrorCode::parse:
        return "parse";
    case ErrorCode::invalid:
        return "invalid";
    case ErrorCode::limit:
        return "limit";
    case ErrorCode::not_found:
        return "not-found";
    case ErrorCode::exists:
        return "exists";
    case ErrorCode::denied:
        return "denied";
    case ErrorCode::io:
        return "io";
    case ErrorCode::crypto:
        return "crypto";
    case ErrorCode::unsupported:
        return "unsupported";
    case ErrorCode::usage:
        return "usage";
    case ErrorCode::data_loss:
        return "data-loss";
    }
    return "unknown";
}

} // namespace insignia
