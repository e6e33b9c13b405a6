#include <algorithm>
#include <catch2/catch.hpp>
#include <insignia/ordered_work.h>
#include <system_error>

using insignia::app::OrderedWork;

TEST_CASE("results come in order with as many threads as can be had") {
    for (const unsigned possible : {0u, 1u, 3u}) {
        CAPTURE(possible);
        unsigned started = 0;
        std::vector<int> taken;
        {
            OrderedWork<int> work(
                8, [&](int number) { taken.push_back(number); },
                [&](std::function<void()> run) {
                    if (started == possible)
                        throw std::system_error(
                            std::make_error_code(std::errc::resource_unavailable_try_again));
                    ++started;
                    return std::thread(std::move(run));
                });
            for (int i = 0; i < 100; ++i) work.add([i] { return i; });
            work.finish();
        }
        REQUIRE(taken.size() == 100);
        CHECK(std::ranges::is_sorted(taken));
        CHECK(started == possible);
    }
}
