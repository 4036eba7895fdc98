package io.polypath.agent.port;

import io.polypath.ffm.sys.Errno;

/** A disk could not be looked at for want of something that says nothing about the disk: descriptors, memory. */
public final class SurveyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param error minus errno */
    public SurveyFailedException(int error) {
        super(Errno.describe(error));
    }
}
