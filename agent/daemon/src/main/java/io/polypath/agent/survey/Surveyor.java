package io.polypath.agent.survey;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.SurveyFailedException;
import io.polypath.agent.port.SurveyPort;
import io.polypath.agent.record.SurveyOrder;
import io.polypath.agent.record.SurveyReport;
import io.polypath.ringbuf.LaneQueue;

/**
 * Reads sysfs and the udev database, opens and closes device nodes: everything about a disk that may block. Takes no part in
 * failing over.
 */
public final class Surveyor implements Lane {

    private final SurveyPort port;
    private final LaneQueue<SurveyOrder> orders;
    private final LaneQueue<SurveyReport> reports;

    /**
     * @param orders owner to surveyor
     * @param reports surveyor to owner
     */
    public Surveyor(SurveyPort port, LaneQueue<SurveyOrder> orders, LaneQueue<SurveyReport> reports) {
        this.port = port;
        this.orders = orders;
        this.reports = reports;
    }

    @Override
    public String name() {
        return "surveyor";
    }

    /** Carries out one order, so that a slow device delays the report of an earlier one by nothing. */
    @Override
    public int step(long nowNs) {
        SurveyOrder order = orders.poll();
        if (order == null) {
            port.rest();
            return 0;
        }
        switch (order) {
            case SurveyOrder.ListDisks() -> reports.offer(new SurveyReport.DisksListed(port.list(), port.udevRuns()));
            case SurveyOrder.SurveyDisk(String name) -> reports.offer(survey(name));
            case SurveyOrder.ReleaseDisk(DiskSurvey survey) -> port.release(survey);
        }
        return 1;
    }

    private SurveyReport survey(String name) {
        try {
            DiskSurvey survey = port.survey(name);
            return survey == null ? new SurveyReport.DiskMissing(name) : new SurveyReport.DiskSurveyed(survey);
        } catch (SurveyFailedException failed) {
            return new SurveyReport.DiskUnreadable(name, failed.getMessage());
        }
    }

    @Override
    public long deadlineNs() {
        return NEVER;
    }

    @Override
    public boolean mayHang() {
        return true;
    }
}
