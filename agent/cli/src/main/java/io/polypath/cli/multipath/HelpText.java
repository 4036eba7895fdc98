package io.polypath.cli.multipath;

/** What {@code multipath -h} prints: first the version of the tools whose words it takes, which scripts look for. */
final class HelpText {

    static final String TEXT = """
            multipath-tools v0.14.3, as Polypath answers for them
            Usage:
              multipath [-v level] [-B|-d|-i|-q|-r] [-p policy] [device]
              multipath [-v level] [-R retries] -f map
              multipath [-v level] [-R retries] -F
              multipath [-v level] [-l|-ll] [device]
              multipath [-v level] [-a|-w] device
              multipath [-v level] -W
              multipath [-i] [-c|-C|-u|-U] device
              multipath [-h|-t|-T]

              -l, -ll  show maps, groups and paths as the daemon knows them
              -f, -F   remove a map, or all maps, not in use; -R: try that often again, once a second
              -r       load all tables again
              -a, -w   write a WWID into the wwids file, or take it out
              -W       make the WWIDs of the maps that there are the only ones
              -c, -u   is this disk a path? -c tells by its status, -u in words for udev
              -C, -U   has this map a usable path? the status tells
              -t, -T   show the configuration; -T only what this host's devices use
              -v       0: nothing, 1: names, 2: topology (default), 3: paths too
              -i       devices count that the wwids file does not have
              -d, -q, -B, -b, -p, -e, -D, -M  are taken and change nothing: the daemon makes the maps

            A device is a node, a kernel name, MAJOR:MINOR, a map's name or a WWID.
            """;

    private HelpText() {}
}
