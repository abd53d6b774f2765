// SPDX-License-Identifier: MIT
// The main function of an instrumented test program (run.py).
//
//   MUTATION=reach     runs the tests; after each a line "reach TEST MILLISECONDS ID ..." on stderr, where
//                      a negative number is a mutant that the types of its operands do not have
//   MUTATION=serve     reads "ID SECONDS FILTER" a line; runs these tests with that mutant in a child
//                      of its own and answers "ID caught|survived|timeout"
//
// Otherwise it is what GTest::gtest_main is. A child that crashes has caught its mutant.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>

namespace {

class reach_listener : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo&) override { std::memset(mutation::seen, 0, sizeof mutation::seen); }
    void OnTestEnd(const testing::TestInfo& test) override {
        std::ostringstream line;
        line << "reach " << test.test_suite_name() << '.' << test.name() << ' ' << test.result()->elapsed_time();
        for (int id = 1; id < mutation::most; ++id) {
            if (mutation::seen[id] != 0) line << ' ' << (mutation::seen[id] == 2 ? -id : id);
        }
        std::cerr << line.str() << '\n' << std::flush;
    }
};

[[noreturn]] void run_child(int mutant, unsigned seconds, const std::string& filter) {
    const rlimit memory{rlim_t{2} << 30, rlim_t{2} << 30};
    setrlimit(RLIMIT_AS, &memory);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    const int nowhere = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; ++stream) dup2(nowhere, stream);
    const rlimit time{seconds, seconds + 1};  // of the processor, so that a busy machine catches nothing
    setrlimit(RLIMIT_CPU, &time);
    mutation::chosen = mutant;
    testing::GTEST_FLAG(filter) = filter;
    testing::GTEST_FLAG(fail_fast) = true;
    testing::GTEST_FLAG(brief) = true;
    alarm(30 * seconds);  // one that waits uses no time
    const int status = RUN_ALL_TESTS();
    std::_Exit(status);
}

const char* verdict_of(int status) {
    if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGXCPU ? "timeout" : "caught";
    return WEXITSTATUS(status) == 0 ? "survived" : "caught";
}

int serve() {
    std::string line;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        int mutant = 0;
        unsigned seconds = 0;
        std::string filter;
        words >> mutant >> seconds >> filter;
        const pid_t child = fork();
        if (child == 0) run_child(mutant, seconds, filter);
        int status = 0;
        waitpid(child, &status, 0);
        std::cout << mutant << ' ' << verdict_of(status) << std::endl;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const char* wanted = std::getenv("MUTATION");
    const std::string mode = wanted == nullptr ? "" : wanted;
    if (mode == "serve") return serve();
    if (mode == "reach") testing::UnitTest::GetInstance()->listeners().Append(new reach_listener);
    return RUN_ALL_TESTS();
}
