package io.polypath.agent.path;

import static io.polypath.agent.path.Evidence.ANSWERED;
import static io.polypath.agent.path.Evidence.LOST;
import static io.polypath.agent.path.Evidence.OURS;
import static io.polypath.agent.path.Evidence.SILENT;
import static io.polypath.agent.path.Evidence.TOLD;
import static io.polypath.agent.path.Evidence.WORKS;

/**
 * Why a path is in its state, or why a check came to its verdict. The codes are written to the flight file and read by
 * other versions of the tools: a code is never changed and never used again.
 */
public enum Reason {
    FIRST_CHECK(1, TOLD, "the path is new and has not been checked yet"),
    CHECK_GOOD(2, WORKS, "the logical unit answered that it is ready"),
    CHECK_GOOD_RECOVERED(3, WORKS, "the logical unit completed the check and reported a recovered error"),
    RESERVATION_CONFLICT(4, WORKS, "the logical unit is reserved by another host, so the path to it works"),
    ZERO_SIZE(5, WORKS, "the logical unit answers but has no capacity"),
    BLOCK_READ(6, WORKS, "a block was read"),
    DEVICE_RUNNING(7, TOLD, "the kernel calls the device running, and its checker sends nothing"),
    DEVICE_STATE_UNREADABLE(8, TOLD, "the kernel does not show the device's state"),

    SENSE_BECOMING_READY(10, ANSWERED, "the logical unit is in the process of becoming ready (02/04/01)"),
    SENSE_NOT_READY(11, ANSWERED, "the logical unit is not ready"),
    SENSE_ILLEGAL_REQUEST(12, ANSWERED, "the logical unit refused the check command (illegal request)"),
    SENSE_MEDIUM_ERROR(13, ANSWERED, "the logical unit reported a medium error"),
    SENSE_HARDWARE_ERROR(14, ANSWERED, "the logical unit reported a hardware error"),
    SENSE_DATA_PROTECT(15, ANSWERED, "the logical unit refused the check command (data protect)"),
    SENSE_ABORTED_COMMAND(16, ANSWERED, "the target aborted the check command each time it was sent"),
    SENSE_OTHER(17, ANSWERED, "the logical unit answered with sense data that mean that it cannot be used"),
    SENSE_MISSING(18, ANSWERED, "the logical unit reported a check condition without saying which"),
    LOGICAL_UNIT_FAILED(19, ANSWERED, "the logical unit reported its own failure (04/3E/01, 04/3E/03, 04/4C/00)"),

    UNIT_ATTENTION(20, ANSWERED, "a unit attention was pending"),
    UA_ALUA_CHANGED(21, ANSWERED, "unit attention: asymmetric access state changed (06/2A/06)"),
    UA_ALUA_TRANSITION_FAILED(22, ANSWERED, "unit attention: implicit access state transition failed (06/2A/07)"),
    UA_INQUIRY_CHANGED(23, ANSWERED, "unit attention: inquiry data or device identifier changed (06/3F/03, 06/3F/05)"),
    UA_LUNS_CHANGED(24, ANSWERED, "unit attention: reported LUNs changed (06/3F/0E)"),
    UA_CAPACITY_CHANGED(25, ANSWERED, "unit attention: capacity changed (06/2A/09)"),
    UA_RESET(26, ANSWERED, "unit attention: power on, reset or nexus loss (06/29)"),
    UNIT_ATTENTION_PERSISTS(27, ANSWERED, "the logical unit answered every try with a unit attention"),

    STATUS_BUSY(30, ANSWERED, "the logical unit is busy"),
    STATUS_TASK_SET_FULL(31, ANSWERED, "the logical unit's queue is full"),
    STATUS_TASK_ABORTED(32, ANSWERED, "the check command was aborted by the target on behalf of another host"),
    STATUS_OTHER(33, ANSWERED, "the logical unit answered with a SCSI status that a check does not expect"),

    HOST_NO_CONNECT(40, SILENT, "the host adapter cannot reach the device, or the device is offline"),
    HOST_BAD_TARGET(41, SILENT, "the host adapter knows no such target"),
    HOST_ABORT(42, SILENT, "the kernel aborted the check command"),
    HOST_TIME_OUT(43, SILENT, "the kernel's command timeout passed without an answer"),
    TRANSPORT_DISRUPTED(44, SILENT, "the transport was disrupted"),
    TRANSPORT_FAILFAST(45, SILENT, "the transport gave up waiting for the remote port (fast_io_fail_tmo)"),
    TRANSPORT_MARGINAL(46, SILENT, "the transport failed and calls the remote port marginal"),
    HOST_BUSY(47, SILENT, "the host adapter stayed busy"),
    HOST_ERROR(48, SILENT, "the host adapter reported an error"),
    HOST_RESET(49, SILENT, "the host adapter was reset while the check was on its way"),
    DRIVER_ERROR(50, SILENT, "the kernel's driver reported an error without sense data"),
    DEADLINE_PASSED(55, SILENT, "no answer came before the check's deadline"),
    STALLED(56, SILENT, "an earlier check of this path is still without an answer"),
    HOST_STALLED(57, SILENT, "checks without an answer fill all room that the host adapter has for them"),

    ALUA_OPTIMIZED(60, WORKS, "the port group is active/optimized"),
    ALUA_NON_OPTIMIZED(61, WORKS, "the port group is active/non-optimized"),
    ALUA_STANDBY(62, ANSWERED, "the port group is in standby"),
    ALUA_UNAVAILABLE(63, ANSWERED, "the port group is unavailable"),
    ALUA_LBA_DEPENDENT(64, WORKS, "the port group is lba-dependent"),
    ALUA_OFFLINE(65, ANSWERED, "the port group is offline"),
    ALUA_TRANSITIONING(66, ANSWERED, "the port group is transitioning"),
    ALUA_TRANSITION_EXPIRED(67, TOLD, "the port group was transitioning for longer than the array said it would take"),
    ALUA_GROUP_NOT_REPORTED(68, ANSWERED, "the array's list of port groups does not contain this path's group"),
    ALUA_STATE_RESERVED(69, ANSWERED, "the array reported an access state that the standard does not define"),
    RTPG_UNSUPPORTED(70, ANSWERED, "the logical unit does not support REPORT TARGET PORT GROUPS"),
    RTPG_EXTENDED_HEADER_REFUSED(71, ANSWERED,
            "the logical unit refused the extended header of REPORT TARGET PORT GROUPS"),
    RTPG_REPLY_TOO_LONG(72, ANSWERED, "the list of port groups is longer than the buffer"),
    MALFORMED_REPLY(73, ANSWERED, "the array's reply is malformed"),
    PENDING_EXPIRED(74, TOLD, "the path was pending for longer than allowed"),

    LUN_NOT_SUPPORTED(80, LOST, "the target says that there is no such logical unit (05/25/00)"),
    NO_LUN_QUALIFIER(81, LOST,
            "the target says that no device is connected to this logical unit (peripheral qualifier)"),

    OUR_QUEUE_FULL(90, OURS, "too many of our own commands are outstanding on this device"),
    OUR_CREDENTIALS(91, OURS, "the kernel refused our descriptor, because this process's credentials changed"),
    OUR_MEMORY(92, OURS, "the kernel had no memory or no descriptor left for the check"),
    OUR_MISTAKE(93, OURS, "the kernel found the check request itself wrong"),
    COMMAND_UNSUPPORTED(94, ANSWERED, "the device takes no SCSI commands"),
    REQUEST_FAILED(95, SILENT, "the kernel could not carry out the check request"),
    NO_RUNNER(96, OURS, "no thread was free for a check that can only block"),
    CANNOT_OPEN(97, OURS, "the device cannot be opened"),

    KERNEL_FAILED_PATH(100, TOLD, "the kernel failed the path"),
    OPERATOR_FAIL(101, TOLD, "an operator failed the path"),
    OPERATOR_REINSTATE(102, TOLD, "an operator reinstated the path"),
    DEVICE_REMOVED(103, TOLD, "the device was removed"),
    DEVICE_GONE(104, SILENT, "the device no longer exists, or is offline and about to go"),
    DEVICE_OFFLINE(105, SILENT, "the kernel has set the device offline"),
    DEVICE_BLOCKED(106, SILENT, "the kernel holds back commands to the device while the transport recovers"),
    IDENTITY_CHANGED(107, TOLD, "another logical unit answers on this path"),
    HELD_BACK(108, TOLD, "the path failed too often and is withheld"),
    HOLD_ENDED(109, TOLD, "the path is no longer withheld"),

    PAGE_REFUSED(110, ANSWERED, "the device does not support its checker: it refused the checker's page"),
    PAGE_FORMAT(111, ANSWERED, "the page that the checker reads is in an unknown format"),
    READ_RESERVED(112, ANSWERED, "the logical unit is reserved by another host and cannot be read"),
    RDAC_OWNED(113, WORKS, "the controller owns the volume, or serves it beside its owner"),
    RDAC_NOT_OWNED(114, ANSWERED, "the controller does not own the volume"),
    RDAC_NOT_CONNECTED(115, ANSWERED, "the controller has no volume connected here"),
    RDAC_STARTING(116, ANSWERED, "the controller is in its start-up sequence"),
    RDAC_NOT_RESPONDING(117, ANSWERED, "the controller does not respond to queries"),
    RDAC_HELD_IN_RESET(118, ANSWERED, "the controller is held in reset"),
    RDAC_LOADING_FIRMWARE(119, ANSWERED, "the controller is loading firmware"),
    RDAC_QUIESCED(120, ANSWERED, "an administrator has quiesced the controller"),
    RDAC_SERVICE_MODE(121, ANSWERED, "the controller is in service mode"),
    RDAC_UNAVAILABLE(122, ANSWERED, "the controller is unavailable"),
    CLARIION_PASSIVE(123, WORKS, "the path is healthy, and the other storage processor owns the logical unit"),
    CLARIION_NOT_FAILOVER(124, ANSWERED, "the path is not configured for failover"),
    CLARIION_NOT_NORMAL(125, ANSWERED, "the path is not available for normal operations"),
    CLARIION_UNBOUND(126, ANSWERED, "the logical unit is unbound, or a LUNZ"),
    CLARIION_UNIT_CHANGED(127, ANSWERED, "the page names another logical unit than before"),
    CLARIION_INACTIVE_SNAPSHOT(128, ANSWERED, "the logical unit is a snapshot that is not active"),
    HP_SW_PASSIVE(129, ANSWERED, "the controller answers and is not ready for this logical unit: it is the passive one"),

    PRIORITY_REFUSED(130, ANSWERED, "the logical unit refused what its prioritizer asks"),
    PRIORITY_FORMAT(131, ANSWERED, "what the prioritizer was answered is in an unknown format"),
    PRIORITY_UNANSWERED(132, SILENT, "what the prioritizer asks was not answered, so the priority stays"),
    PRIORITY_ARGUMENTS(133, OURS, "the prioritizer's prio_args make no sense"),

    TRANSPORT_OFFLINE(134, SILENT, "the transport has given the device up"),
    IDENTITY_UNREADABLE(135, TOLD, "the logical unit no longer tells who it is, so it may be another one"),

    CONTROLLER_LIVE(140, TOLD, "the kernel calls the controller live, and the checker sends nothing"),
    CONTROLLER_NOT_LIVE(141, SILENT, "the kernel calls the controller dead, or resets it or connects to it again"),
    CONTROLLER_IN_PASSING(142, SILENT, "the kernel calls the controller new, or is deleting it"),
    NVME_PATH_ERROR(143, SILENT, "the controller, or the path to it, failed the command"),
    NVME_ANA_INACCESSIBLE(144, ANSWERED, "the namespace cannot be reached through this controller (ANA inaccessible)"),
    NVME_ANA_LOSS(145, ANSWERED, "the namespace is lost to this controller (ANA persistent loss)"),
    NVME_ANA_CHANGE(146, ANSWERED, "the namespace's access state is changing (ANA change)"),
    NVME_NO_NAMESPACE(147, ANSWERED, "the controller has no such namespace"),
    NVME_NOT_READY(148, ANSWERED, "the namespace is not ready"),
    NVME_ABORTED(149, ANSWERED, "the controller aborted the check command each time it was sent"),
    NVME_FIELD_REFUSED(150, ANSWERED, "the controller does not know the check command, or this form of it"),
    NVME_REFUSED(151, ANSWERED, "the controller answered with a status that means that the namespace cannot be used");

    private static final Reason[] BY_CODE = byCode();

    private final int code;
    private final Evidence evidence;
    private final String text;

    Reason(int code, Evidence evidence, String text) {
        this.code = code;
        this.evidence = evidence;
        this.text = text;
    }

    private static Reason[] byCode() {
        int last = 0;
        for (Reason reason : values()) {
            last = Math.max(last, reason.code);
        }
        Reason[] table = new Reason[last + 1];
        for (Reason reason : values()) {
            Check.that(table[reason.code] == null, "a reason's code is used once", reason.code);
            table[reason.code] = reason;
        }
        return table;
    }

    /**
     * The reason with that code.
     *
     * @param code any number, for instance from a file that a newer version wrote
     * @return null when this version does not know the code
     */
    public static Reason ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** 1 to 255, stable. */
    public int code() {
        return code;
    }

    /** What the reason rests on. */
    public Evidence evidence() {
        return evidence;
    }

    /** A sentence for people, without capital and full stop, so that it can follow a device's name. */
    public String text() {
        return text;
    }
}
