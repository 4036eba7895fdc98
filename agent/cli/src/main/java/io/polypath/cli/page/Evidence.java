package io.polypath.cli.page;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a page is made of.
 *
 * @param picture how things stand, or stood in the end
 * @param period what the page tells about
 * @param ports how each port fared, the slowest first
 * @param chronicle what became of the paths
 * @param notes what could not be read, a sentence each
 */
record Evidence(Picture picture, Period period, List<PortCourse> ports, Chronicle chronicle, List<String> notes) {

    /** @throws Failure when there is no table of paths to read, or a table is damaged */
    static Evidence read(RuntimeFiles files, Screen screen) throws Failure {
        Picture picture = Picture.read(files);
        long endNs = picture.lastSignNs();
        if (picture.writer().running()) {
            endNs = Math.max(endNs, screen.clock().nanoTime());
        }
        Period period = Period.upTo(endNs, picture.writer().run(), screen.zone());
        List<String> notes = new ArrayList<>();
        List<PortCourse> ports = PortCourses.read(files, picture, period, notes);
        return new Evidence(picture, period, ports, Chronicle.read(files, picture, period, notes), notes);
    }
}
