// The steps of gather(); private to the room.
#pragma once

#include <initializer_list>
#include <insignia/verify/dossier.h>
#include <optional>

namespace insignia::verify {

// One Data Integrity proof with its key and the outcome of the mathematics. Keys of others are taken from
// identifiers that carry them (did:key, did:jwk); nobody's key is fetched but the issuer's.
Signature examine_proof(const Dossier& dossier, const json::Value& proof, std::string where,
                        const uri::ResourceLoader& contexts);

// The signature of the JWT with the issuer's key that its header names.
Signature examine_jwt(const Dossier& dossier);

// Why the contexts and keywords of a document do not fix the meaning of its words: the first problem, or
// nothing.
struct ShapeProblem {
    std::string message;
    std::string where;
    // A context of a later version, or of somebody's own, or more than is looked through: not wrong, but not
    // understood.
    bool only_unknown = false;
};
std::optional<ShapeProblem> find_context_problem(const Subject& subject,
                                                 std::span<const std::string> also_known);
std::optional<ShapeProblem> find_keyword_problem(const json::Value& document);

// The first problem that `find` has with an entry of a list.
template <class Find>
std::optional<ShapeProblem> find_in_list(const json::Value& list, const std::string& where,
                                         const Find& find) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (auto problem = find(list[i], json::join_pointer(where, i))) return problem;
    return std::nullopt;
}

// What is spelled so that RDF, and with it a signature over RDF, has it where a reader of the JSON does not
// look: a word of the standard by its IRI, or a part that says of itself elsewhere what checks look for in
// it.
std::optional<ShapeProblem> find_hidden_part(const Subject& subject);

// The newer version of a badge whose signature holds, when it is asked for and to be had: of the same id,
// issuer and person, signed later, answered just now. What stands in its way is noted in `dossier`, which is
// then the one to judge; so is a badge that was taken back.
std::optional<Dossier> refresh(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// Open and gather the endorsements inside a badge, at most limits::k_endorsements of them, each one deep.
void gather_endorsements(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// One credential inside another: gathered by itself when it is of one of these kinds.
Part examine_part(tl::expected<Subject, NotOpened> opened, std::string where,
                  std::initializer_list<Kind> kinds, const Policy& policy, const uri::ResourceLoader& loader,
                  unsigned depth = 1);

// gather() for something that is `depth` transcripts or presentations deep in another document.
Dossier gather_inside(Subject subject, const Policy& policy, const uri::ResourceLoader& loader,
                      unsigned depth);

// The keys of `dossier.issuer`, from what is pinned or through its own identifier.
void find_keys(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// Every proof of the document, or the signature of its JWT, with the keys of `dossier.issuer`.
void gather_signatures(Dossier& dossier, const uri::ResourceLoader& contexts);

// The badges in a presentation, and the signature of its holder.
void gather_presentation(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// The schemas that a badge names.
void gather_schemas(Dossier& dossier, const Policy& policy);

// The schemas of the extensions in an Open Badges 2.0 assertion and what it refers to.
void gather_extensions(Dossier& dossier, const Policy& policy);

// The badges in a transcript that is `depth` deep in another document, and the transcripts in it.
void gather_transcript(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader,
                       unsigned depth);

// The policy for something inside a badge: nothing is asked about its recipient, and no issuer is demanded.
Policy policy_for_part(const Policy& policy);

// Fetch what an Open Badges 2.0 assertion or endorsement refers to, each from its own address; what endorses
// it only once the badge is vouched for.
void gather_open_badges_2(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

// A loader for one badge, without what is inside it: it hands at most limits::k_fetches addresses on, and
// refers to `loader`.
uri::ResourceLoader for_one_badge(const uri::ResourceLoader& loader);

// Why a copy of keys, or of the profile that names them, is too old to count although its host was asked:
// "... does not answer, and the copy of its keys is 9 days old"; nothing when it is not. A bundle is of the
// age that its maker gave it; the cache grows old unseen.
std::optional<Error> find_age_problem(const std::string& url, const std::optional<uri::Copy>& copy,
                                      const Policy& policy);

// True when something may be fetched from this address: HTTPS, a host with a name in ASCII letters, nothing
// else in the authority, no part of the path that leads elsewhere.
bool is_fetchable(std::string_view url);

// The policy for a status list of a badge: signed by the badge's issuer, whose keys are known already.
Policy policy_for_list(const Dossier& badge, const Policy& policy);

// Fetch, open and gather each status list that the badge names, once per URL.
void gather_status_lists(Dossier& dossier, const Policy& policy, const uri::ResourceLoader& loader);

} // namespace insignia::verify
