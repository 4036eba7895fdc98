/** C from Java: system calls, kernel layouts, SCSI and NVMe bytes. Knows Linux, knows nothing of multipath. */
module io.polypath.ffm {
    exports io.polypath.ffm.dm;
    exports io.polypath.ffm.gen;
    exports io.polypath.ffm.net;
    exports io.polypath.ffm.nvme;
    exports io.polypath.ffm.scsi;
    exports io.polypath.ffm.sys;
}
