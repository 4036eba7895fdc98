/* Lets the installed libmultipath work on state files: peer CONFIG [remember W | forget W | prkey W KEY APTPL | bindings]... */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern int libmultipath_init(void);
extern void *load_config(const char *file);
extern int remember_wwid(const char *wwid);
extern int remove_wwid(const char *wwid);
extern int set_prkey(void *config, void *map, uint64_t key, uint8_t flags);
extern int check_alias_settings(void *config);

static void *config;
void *udev;

/* The library asks its caller for these. */
void *get_multipath_config(void) { return config; }
void put_multipath_config(void *unused) { (void) unused; }

static int prkey(const char *wwid, const char *key, const char *aptpl) {
    /* A map begins with its WWID; nothing else of it is read. */
    char *map = calloc(1, 1 << 16);
    strcpy(map, wwid);
    return set_prkey(config, map, strtoull(key, NULL, 16), atoi(aptpl));
}

int main(int argc, char **argv) {
    libmultipath_init();
    config = load_config(argv[1]);
    if (config == NULL)
        return 1;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "remember") == 0)
            printf("%d\n", remember_wwid(argv[++i]));
        else if (strcmp(argv[i], "forget") == 0)
            printf("%d\n", remove_wwid(argv[++i]));
        else if (strcmp(argv[i], "bindings") == 0)
            printf("%d\n", check_alias_settings(config));
        else {
            printf("%d\n", prkey(argv[i + 1], argv[i + 2], argv[i + 3]));
            i += 3;
        }
    }
    return 0;
}
