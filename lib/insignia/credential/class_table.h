// The classes of Open Badges 3.0 as data: one row a member. The checker walks these rows; there is no other
// place that says which member a class has. https://www.imsglobal.org/spec/ob/v3p0/#data-models
#pragma once

#include <span>
#include <string_view>

namespace insignia::credential {

// What a member holds.
enum class ValueType {
    text,
    markdown,
    uri,
    url,             // a URI that people open
    uri_or_data,     // a URI, or a picture in a data: URL
    date_time_zoned, // xsd:dateTime with its time zone
    date_time,       // the same, or with a warning a date alone
    date,            // xsd:date
    language,        // LanguageCode
    number,
    boolean,
    compact_jws,
    term,              // of the enumeration `of`
    object,            // of the class `of`
    uri_or_object,     // an id, or an object of the class `of`
    typed_object,      // any object with a type
    signed_credential, // an embedded credential of the class `of`
    anything,
};

// How often a member may be stated: 1, 0..1, 1..*, 0..*.
enum class Cardinality { one, zero_or_one, one_or_more, zero_or_more };

// Whether a list of one may be written as the value alone (Open Badges 3.0, "Serialization").
enum class Compactable { no, yes };

// One member of one class; `of` names the class or enumeration that `type` speaks of.
struct MemberRow {
    std::string_view name;
    ValueType type = ValueType::text;
    Cardinality cardinality = Cardinality::zero_or_one;
    std::string_view of = {};
    Compactable compactable = Compactable::no;

    constexpr bool is_list() const {
        return cardinality == Cardinality::one_or_more || cardinality == Cardinality::zero_or_more;
    }
    constexpr bool is_required() const {
        return cardinality == Cardinality::one || cardinality == Cardinality::one_or_more;
    }
};

// How `type` stands in an object of the class.
enum class TypeForm {
    none, // the class has no type of its own
    text, // exactly the class's name
    list, // a list that contains the class's name
    any,  // a type must be there, any
};
// Whether members that the class does not define are allowed.
enum class Extensible { no, yes };

// One class.
struct ClassRow {
    std::string_view name;
    std::string_view citation;
    TypeForm type_form = TypeForm::list;
    Extensible extensible = Extensible::yes;
    std::span<const MemberRow> members;
    std::string_view base = {};  // the class whose members it has too
    std::string_view alias = {}; // a second name that `type` may state
};

// Whether an enumeration may be extended.
enum class Open { no, yes };

// One enumeration.
struct EnumerationRow {
    std::string_view name;
    Open open = Open::yes; // yes: terms that begin with `ext:` are allowed too
    std::span<const std::string_view> terms;
};

// All rows.
std::span<const ClassRow> classes();
std::span<const EnumerationRow> enumerations();

// The row of a class or enumeration, or nullptr.
const ClassRow* find_class(std::string_view name);
const EnumerationRow* find_enumeration(std::string_view name);

// The row of a member of the class or of its bases, or nullptr.
const MemberRow* find_member(const ClassRow& row, std::string_view name);

// True when the enumeration has the term, or it is open and the term begins with `ext:` and at least one more
// letter, digit, `|`, `.`, `-` or `_`.
bool has_term(const EnumerationRow& row, std::string_view term);

} // namespace insignia::credential
