package io.polypath.sim.plan;

import io.polypath.ffm.sys.Errno;

/** What a submission can fail with. */
enum SubmitErrno {
    ENODEV(Errno.ENODEV),
    EAGAIN(Errno.EAGAIN),
    EDOM(Errno.EDOM),
    ENOMEM(Errno.ENOMEM),
    EPERM(Errno.EPERM);

    private final int number;

    SubmitErrno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
