/** Off-heap memory that the kernel or another process reads and writes: slots, rings, tables, doorbells. No policy. */
module io.polypath.ringbuf {
    requires transitive io.polypath.ffm;
    requires org.jctools.core.jdk11;

    exports io.polypath.ringbuf;
}
