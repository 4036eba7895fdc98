package io.polypath.cli.multipath;

/** What multipath(8) is told to do: the last letter that names a deed counts. */
enum Deed {
    CREATE,
    DRY_RUN,
    LIST,
    FLUSH_ONE,
    FLUSH_ALL,
    VALID_PATH,
    USABLE_PATHS,
    ADD_WWID,
    REMOVE_WWID,
    RESET_WWIDS,
    SHOW_CONFIG,
    SHOW_LOCAL_CONFIG,
    HELP
}
