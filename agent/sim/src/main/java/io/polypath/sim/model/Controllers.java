package io.polypath.sim.model;

/**
 * What an array tells about its controllers beyond the standard, in pages of its vendor's own. A group that serves media belongs to the
 * controller that owns the logical unit.
 */
public enum Controllers {
    /** Nothing. */
    STANDARD,
    /** LSI and NetApp E-Series: VPD page C9h, control mode page. */
    RDAC,
    /** EMC CLARiiON and VNX: VPD page C0h. */
    CLARIION,
    /** HP arrays with a passive controller, which is not ready 02/04/02. */
    HP_SW,
    /** Hitachi modular arrays: controller and LDEV numbers in standard INQUIRY. */
    HDS,
    /** NetApp FAS: vendor specific command C0h and VPD page C1h. */
    ONTAP,
    /** DataCore: name of the storage server in standard INQUIRY. */
    DATACORE;

    /** Whether the array has two of them although it claims no asymmetric access. */
    public boolean comeInPairs() {
        return this != STANDARD;
    }
}
