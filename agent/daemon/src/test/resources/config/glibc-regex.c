/*
 * Asks glibc: one question per line, pattern and subject in hexadecimal. Answers E (no pattern), N (no match), T (took more
 * than a second: glibc's matcher is exponential in some repetitions) or "start end".
 */
#include <regex.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static sigjmp_buf gave_up;

static void give_up(int signal) {
    siglongjmp(gave_up, signal);
}

static void decode(const char *hex, char *text) {
    unsigned int value;
    size_t length = strlen(hex) / 2;
    for (size_t i = 0; i < length; i++) {
        sscanf(hex + 2 * i, "%2x", &value);
        text[i] = (char) value;
    }
    text[length] = 0;
}

static void answer(const char *pattern, const char *subject) {
    regex_t compiled;
    regmatch_t match;
    if (regcomp(&compiled, pattern, REG_EXTENDED) != 0) {
        puts("E");
        return;
    }
    if (regexec(&compiled, subject, 1, &match, 0) != 0) {
        puts("N");
    } else {
        printf("%d %d\n", (int) match.rm_so, (int) match.rm_eo);
    }
    regfree(&compiled);
}

int main(void) {
    static char line[1 << 16], pattern[1 << 15], subject[1 << 15];
    signal(SIGALRM, give_up);
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        char *blank = strchr(line, ' ');
        *blank = 0;
        decode(line, pattern);
        decode(blank + 1, subject);
        if (sigsetjmp(gave_up, 1) != 0) {
            puts("T");
            continue;
        }
        alarm(1);
        answer(pattern, subject);
        alarm(0);
    }
    return 0;
}
