package io.polypath.agent.path;

/** The bytes of a device's reply, wherever they lie. Valid only during the call that it is passed to. */
public interface ReplyBytes {

    /** How many bytes the device sent. */
    int lengthBytes();

    /** One byte, 0 to 255; {@code offset} is 0 to {@link #lengthBytes} - 1. */
    int at(int offset);
}
