package io.polypath.agent.port;

import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;

/** Everything outside the daemon, behind its ports: the kernel of this host, or the simulated fabric. */
public interface World {

    Clock clock();

    /** The SCSI port over the daemon's command slots. Called once. */
    ScsiPort scsi(Arena arena, CommandSlab slab);

    /** A synchronous SCSI port over the daemon's command slots. Called once for each runner. */
    BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab);

    /** The uevent port over the daemon's receive slots. Called once. */
    UeventPort uevents(Arena arena, ReceiveSlots slots);

    /** What SCSI transports tell, over the receive slots of the lane that listens. Called once. */
    TransportEventPort transportEvents(Arena arena, ReceiveSlots slots);

    /** Called once. */
    SurveyPort survey(Arena arena);

    /** Called once. */
    PurgePort purge(Arena arena);

    /** Called once for each mapper lane. */
    DeviceMapperPort deviceMapper(Arena arena);

    /** Called once. */
    MapEventPort mapEvents(Arena arena);

    /** Called once. */
    AttributePort attributes(Arena arena);

    /** One sentence that says what the daemon runs on, for instance {@code the host's SCSI paths}. */
    String description();
}
