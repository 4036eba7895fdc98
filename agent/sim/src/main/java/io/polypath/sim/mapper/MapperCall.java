package io.polypath.sim.mapper;

/** A call of device-mapper, for faults that strike one kind only. */
public enum MapperCall {
    LIST,
    READ,
    MESSAGE,
    CREATE,
    LOAD,
    CLEAR,
    SUSPEND,
    RESUME,
    RENAME,
    REMOVE
}
