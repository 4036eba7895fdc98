package io.polypath.cli.explain;

import io.polypath.cli.show.PathSpec;

/**
 * How much of which story is asked for.
 *
 * @param spec the paths
 * @param sinceNs nothing older is told, nanoseconds since 1970
 * @param last at most so many of the newest records are told
 * @param follow whether what happens from now on is told too
 */
public record Request(PathSpec spec, long sinceNs, long last, boolean follow) {}
