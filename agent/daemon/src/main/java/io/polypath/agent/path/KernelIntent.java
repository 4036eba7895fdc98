package io.polypath.agent.path;

/** What the kernel's multipath target should hold of a path in some state. */
public enum KernelIntent {
    /** The path takes no I/O: {@code fail_path} if the kernel still has it active. */
    FAIL,
    /** The path may take I/O: {@code reinstate_path} if the kernel has it failed. */
    REINSTATE,
    /** Nothing is known that would justify a message; the kernel keeps its view. */
    NONE
}
