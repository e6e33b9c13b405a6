#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/rdf/canonicalization.h>
#include <insignia/rdf/nquads.h>
#include <random>

using namespace insignia;
using namespace insignia::rdf;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) {
    return random() % limit;
}

// Abstract quads: the numbers of their terms, so that they can be written down under other names.
struct Statement {
    std::size_t subject, predicate, object, graph;
};

std::vector<Statement> random_statements(Random& random) {
    std::vector<Statement> statements(1 + below(random, 24));
    for (Statement& statement : statements)
        statement = {below(random, 6), below(random, 3), below(random, 8), below(random, 4)};
    return statements;
}

// Numbers below 5 are blank nodes, named by `names`.
TermRef term(Dataset& dataset, std::size_t number, const std::vector<std::string>& names) {
    if (number < names.size()) return dataset.blank_node(names[number]);
    return number == 7 ? dataset.literal("seven") : dataset.iri("urn:" + std::to_string(number));
}

Dataset build(const std::vector<Statement>& statements, const std::vector<std::string>& names) {
    Dataset dataset;
    for (const Statement& statement : statements) {
        const TermRef graph = statement.graph < 2 ? nullptr : term(dataset, statement.graph, names);
        dataset.add(term(dataset, statement.subject, names),
                    dataset.iri("urn:p" + std::to_string(statement.predicate)),
                    term(dataset, statement.object, names), graph);
    }
    return dataset;
}

// `count` blank nodes, each pointing to all others.
Dataset clique(std::size_t count) {
    Dataset dataset;
    const TermRef predicate = dataset.iri("urn:knows");
    for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to)
            if (from != to)
                dataset.add(dataset.blank_node(std::to_string(from)), predicate,
                            dataset.blank_node(std::to_string(to)));
    return dataset;
}

// `hubs` blank nodes with `leaves` equal blank nodes each.
Dataset fans(std::size_t hubs, std::size_t leaves) {
    Dataset dataset;
    const TermRef top = dataset.iri("urn:top");
    const TermRef has = dataset.iri("urn:has");
    for (std::size_t hub = 0; hub < hubs; ++hub) {
        const TermRef node = dataset.blank_node("hub" + std::to_string(hub));
        dataset.add(top, has, node);
        for (std::size_t leaf = 0; leaf < leaves; ++leaf)
            dataset.add(node, has, dataset.blank_node(std::to_string(hub) + "." + std::to_string(leaf)));
    }
    return dataset;
}

// Blank nodes in one row, all alike but for their neighbours.
Dataset chain(std::size_t count) {
    Dataset dataset;
    for (std::size_t at = 0; at < count; ++at)
        dataset.add(dataset.blank_node(std::to_string(at)), dataset.iri("urn:next"),
                    dataset.blank_node(std::to_string((at + 1) % count)));
    return dataset;
}

} // namespace

TEST_CASE("the order of quads and the names of blank nodes do not matter") {
    Random random(20260301);
    for (int round = 0; round < 300; ++round) {
        std::vector<Statement> statements = random_statements(random);
        std::vector<std::string> names = {"a", "b", "c", "d", "e"};
        const auto before = canonicalize(build(statements, names));
        REQUIRE(before.has_value());
        std::shuffle(statements.begin(), statements.end(), random);
        statements.push_back(statements.front());
        names = {"c14n4", "c14n0", "z", "c14n2", "b0"};
        std::shuffle(names.begin(), names.end(), random);
        const Dataset other = build(statements, names);
        const auto after = canonicalize(other);
        REQUIRE(after.has_value());
        REQUIRE(after->text == before->text);
        const auto again = parse_nquads(after->text);
        REQUIRE(again.has_value());
        CHECK(canonicalize(*again)->text == after->text);
    }
}

TEST_CASE("the identifiers lead from the dataset to its canonical text") {
    Random random(7);
    for (int round = 0; round < 50; ++round) {
        const Dataset dataset = build(random_statements(random), {"v", "w", "x", "y", "z"});
        const auto result = canonicalize(dataset);
        REQUIRE(result.has_value());
        Labels labels(dataset.term_count());
        for (std::size_t at = 0; at < result->issued.size(); ++at)
            labels[result->issued[at]->number] = result->identifiers()[at].second;
        std::string text;
        for (const std::string& line : sorted_lines(dataset, labels)) text += line;
        CHECK(text == result->text);
    }
}

// Attack: many graphs that each take less than the limit.
TEST_CASE("all canonicalizations under one budget have an end together") {
    const auto hard = fans(2, 4);
    const auto many = [&] {
        for (std::size_t i = 0; i < k_hardest_graphs * limits::k_rdfc_steps; ++i)
            if (const auto canonical = canonicalize(hard); !canonical) return canonical.error().code;
        return ErrorCode::io;
    };
    const auto simple = fans(1, 1);
    {
        const WorkBudget budget;
        const WorkBudget inner;
        CHECK(many() == ErrorCode::limit);
        CHECK(canonicalize(simple).has_value());
    }
    CHECK(canonicalize(hard).has_value());
}

TEST_CASE("poison graphs are refused") {
    CHECK(canonicalize(clique(10)).error().code == ErrorCode::limit);
    CHECK(canonicalize(clique(40)).error().code == ErrorCode::limit);
    CHECK(canonicalize(fans(2, 12)).error().code == ErrorCode::limit);
    CHECK(canonicalize(fans(40, 8)).error().code == ErrorCode::limit);
    CHECK(canonicalize(chain(5000)).error().code == ErrorCode::limit);
    CHECK(canonicalize(fans(2, 3), {CanonicalHash::sha256, 0}).error().code == ErrorCode::limit);
}

TEST_CASE("many blank nodes alike are no poison where they have no neighbours") {
    const auto wide = canonicalize(fans(2000, 0));
    REQUIRE(wide.has_value());
    CHECK(wide->issued.size() == 2000);
    CHECK(canonicalize(fans(1, 5)).has_value());
    CHECK(canonicalize(chain(12)).has_value());
}

TEST_CASE("what N-Quads cannot say is not canonicalized") {
    const auto fails = [](auto fill) {
        Dataset dataset;
        fill(dataset);
        const auto result = canonicalize(dataset);
        return !result && result.error().code == ErrorCode::invalid;
    };
    CHECK(fails([](Dataset& d) { d.add(d.iri("urn:a> <urn:b"), d.iri("urn:p"), d.iri("urn:o")); }));
    CHECK(fails([](Dataset& d) { d.add(d.literal("s"), d.iri("urn:p"), d.iri("urn:o")); }));
    CHECK(fails([](Dataset& d) { d.add(d.iri("urn:s"), d.blank_node("p"), d.iri("urn:o")); }));
    CHECK(fails([](Dataset& d) { d.add(d.iri("urn:s"), d.iri("urn:p"), d.iri("urn:o"), d.literal("g")); }));
    CHECK(fails([](Dataset& d) { d.add(d.iri("urn:s"), d.iri("urn:p"), d.language_literal("o", "en us")); }));
    CHECK(canonicalize(Dataset())->text.empty());
}

TEST_CASE("the digest is that of the text") {
    Dataset dataset;
    CHECK(canonical_hash(dataset)->size() == 32);
    CHECK(canonical_hash(dataset)->front() == 0xe3);
    CHECK(canonical_hash(dataset, {CanonicalHash::sha384})->size() == 48);
    CHECK(canonical_hash(dataset, {CanonicalHash::sha384})->front() == 0x38);
}
