package io.polypath.agent.mapper;

import io.polypath.ffm.dm.DmControl;
import io.polypath.ffm.dm.DmRequest;
import io.polypath.ffm.dm.DmTargetReader;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;

/**
 * One lane's way to device-mapper's control node, which is opened when it is first needed: the module may come later than the
 * daemon. The request's memory grows with the answers, up to 4 MiB.
 */
final class DmDialogue {

    private static final int FIRST_BYTES = 16 * 1_024;
    private static final int MOST_BYTES = 4 << 20;
    private static final int GROWTH = 4;

    private final Arena arena;
    private final Sys sys;
    private DmControl control;
    private DmRequest request;
    private DmTargetReader lines;
    private int bytes = FIRST_BYTES;

    DmDialogue(Arena arena, Sys sys) {
        this.arena = arena;
        this.sys = sys;
        hold(new DmRequest(arena, bytes));
    }

    /** Puts a question, again and again where the answer needs more room. */
    @FunctionalInterface
    interface Question {
        DmRequest put(DmRequest empty);
    }

    /** The request as it was sent, and the answer in it. */
    DmRequest request() {
        return request;
    }

    /** An empty request that takes so many bytes of text. */
    DmRequest begin(int textBytes) {
        while (textBytes > bytes / 2 && bytes < MOST_BYTES) {
            grow();
        }
        return request.begin();
    }

    /** Sends what was begun. @return as {@link DmControl#open} and {@link DmControl#call} */
    int send(long command) {
        if (control == null) {
            int fd = DmControl.open(sys, arena);
            if (fd < 0) {
                return fd;
            }
            control = new DmControl(sys, fd);
        }
        return control.call(command, request);
    }

    /** Sends a command that changes nothing and has a result. @return as {@link #send} */
    int ask(long command, Question question) {
        int result;
        do {
            question.put(request.begin()).expectResult();
            result = send(command);
        } while (needsRoom(result));
        return result;
    }

    /** The same of the device that has a uuid. Allocates nothing while there is room for the answer. */
    int ask(long command, String uuid, int flags) {
        int result;
        do {
            request.begin().uuid(uuid).flags(flags).expectResult();
            result = send(command);
        } while (needsRoom(result));
        return result;
    }

    /** The lines of the answer, before the first of them. */
    DmTargetReader lines() {
        return lines.begin();
    }

    private boolean needsRoom(int result) {
        boolean needed = result == -Errno.EOVERFLOW && bytes < MOST_BYTES;
        if (needed) {
            grow();
        }
        return needed;
    }

    private void grow() {
        bytes *= GROWTH;
        hold(new DmRequest(arena, bytes));
    }

    private void hold(DmRequest another) {
        request = another;
        lines = new DmTargetReader(another);
    }
}
