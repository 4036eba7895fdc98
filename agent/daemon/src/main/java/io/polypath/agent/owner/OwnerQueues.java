package io.polypath.agent.owner;

import io.polypath.agent.record.Command;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.record.FabricEvent;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.record.SurveyOrder;
import io.polypath.agent.record.SurveyReport;
import io.polypath.agent.record.UeventRecord;
import io.polypath.ringbuf.LaneQueue;
import java.util.List;

/**
 * The owner's ends of its queues.
 *
 * @param orders C: commands to the prober
 * @param results R: commands from the prober
 * @param uevents U: events from the listener
 * @param ueventsDone the same records, on their way back
 * @param surveys orders to the surveyor
 * @param reports what the surveyor saw
 * @param purges G: tickets to the purger
 * @param purged P: tickets from the purger
 * @param messages D: orders to the mapper for messages and readings
 * @param changes S: orders to the mappers that change maps, a queue to each
 * @param mapped E: both kinds of orders, on their way back
 * @param desk K: what clients ask
 * @param deskReplies A: answers to clients
 * @param fabric what transports tell
 * @param errands to the clerk
 * @param errandReports from the clerk
 */
public record OwnerQueues(
        LaneQueue<Command> orders,
        LaneQueue<Command> results,
        LaneQueue<UeventRecord> uevents,
        LaneQueue<UeventRecord> ueventsDone,
        LaneQueue<SurveyOrder> surveys,
        LaneQueue<SurveyReport> reports,
        LaneQueue<PurgeTicket> purges,
        LaneQueue<PurgeTicket> purged,
        LaneQueue<MapOrder> messages,
        List<LaneQueue<MapOrder>> changes,
        LaneQueue<MapOrder> mapped,
        LaneQueue<DeskOrder> desk,
        LaneQueue<DeskReply> deskReplies,
        LaneQueue<FabricEvent> fabric,
        LaneQueue<Errand> errands,
        LaneQueue<ErrandReport> errandReports) {}
