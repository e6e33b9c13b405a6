// Work for several threads, of which the results come out in the order in which the work went in.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace insignia::app {

// Runs tasks on `jobs` threads and hands each result to `take`, one at a time and in the order of add(). At
// most k_ahead tasks a thread are waiting or done: add() waits for room, so that memory stays the same
// however many there are. With one job everything happens inside add().
template <class Result>
class OrderedWork {
public:
    using Task = std::function<Result()>;
    using Take = std::function<void(Result)>;

    using Start = std::function<std::thread(std::function<void()> work)>;

    // Where no more threads can be had, it goes on with those that there are.
    OrderedWork(unsigned jobs, Take take, const Start& start = start_thread)
        : m_take(std::move(take)), m_most(jobs * k_ahead) {
        try {
            for (unsigned i = 0; jobs > 1 && i < jobs; ++i) m_threads.push_back(start([this] { work(); }));
        } catch (const std::exception&) {
            m_most = std::max<std::size_t>(m_threads.size(), 1) * k_ahead;
        }
    }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;
    ~OrderedWork() { join(); }

    // Throws what an earlier task threw.
    void add(Task task) {
        if (m_threads.empty()) return m_take(task());
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_slots.size() < m_most || m_problem; });
        rethrow();
        m_slots.push_back(std::make_shared<Slot>(Slot{std::move(task), nullptr, false}));
        m_ready.notify_one();
    }

    // Waits for everything. Throws what a task threw.
    void finish() {
        join();
        rethrow();
    }

private:
    static constexpr std::size_t k_ahead = 4;

    struct Slot {
        Task task;
        std::unique_ptr<Result> result;
        bool begun;
    };

    static std::thread start_thread(std::function<void()> work) { return std::thread(std::move(work)); }

    void work() {
        std::unique_lock lock(m_mutex);
        while (const auto slot = next(lock)) {
            lock.unlock();
            try {
                auto result = std::make_unique<Result>(slot->task());
                lock.lock();
                slot->result = std::move(result); // others look at it, with the lock
                take_front(lock);
            } catch (...) {
                if (!lock.owns_lock()) lock.lock();
                m_problem = std::current_exception();
                m_room.notify_all();
                m_ready.notify_all();
            }
        }
    }

    // The first task that nobody has begun, or nothing at the end.
    std::shared_ptr<Slot> next(std::unique_lock<std::mutex>& lock) {
        for (;;) {
            if (m_problem) return nullptr;
            for (const auto& slot : m_slots)
                if (!slot->begun) {
                    slot->begun = true;
                    return slot;
                }
            if (m_closed) return nullptr;
            m_ready.wait(lock);
        }
    }

    // Whoever completes the oldest slot takes it and all complete ones behind it. One thread at a time does.
    void take_front(std::unique_lock<std::mutex>& lock) {
        while (!m_taking && !m_slots.empty() && m_slots.front()->result != nullptr) {
            const auto slot = m_slots.front();
            m_slots.pop_front();
            m_room.notify_one();
            m_taking = true;
            lock.unlock();
            try {
                m_take(std::move(*slot->result));
            } catch (...) {
                lock.lock();
                m_taking = false;
                throw;
            }
            lock.lock();
            m_taking = false;
        }
    }

    void join() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_ready.notify_all();
        for (auto& thread : m_threads)
            if (thread.joinable()) thread.join();
    }

    void rethrow() {
        if (m_problem) std::rethrow_exception(m_problem);
    }

    Take m_take;
    std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_room, m_ready;
    std::deque<std::shared_ptr<Slot>> m_slots;
    std::exception_ptr m_problem;
    bool m_taking = false;
    bool m_closed = false;
    std::vector<std::thread> m_threads;
};

} // namespace insignia::app
