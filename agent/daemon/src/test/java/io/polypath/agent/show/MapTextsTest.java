package io.polypath.agent.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.path.PathState;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.RoutingView;
import io.polypath.agent.view.Views;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapTextsTest {

    private static final long SECOND = 1_000_000_000L;

    private final MapTexts written = new MapTexts();

    @Test
    void whatWasWrittenBeforeReadsAsIfWrittenAnew() {
        for (PathState state : List.of(PathState.UP, PathState.UP, PathState.DOWN, PathState.UP)) {
            PathView path = Views.path("sda", 0, state);
            HostView host = Views.host(List.of(path), List.of(Views.map("vol7", List.of(path))));
            assertEquals(page(host, new MapTexts()), page(host, written), state.toString());
        }
    }

    @Test
    void aMapWhoseTimeRunsOutIsWrittenEachTime() {
        RoutingView routing = new RoutingView(FailbackPolicy.IMMEDIATE, Failback.NOT_RUNNING, NoPathRetry.checks(30),
                QueueingState.COUNTDOWN, 30 * SECOND);
        MapView map = Views.map("vol7", routing, MapAction.NOTHING, List.of());
        assertTrue(page(Views.host(0, List.of(), List.of(map)), written).contains("\"queueing\" : \"30 sec\""));
        assertTrue(page(Views.host(SECOND, List.of(), List.of(map)), written).contains("\"queueing\" : \"29 sec\""));
    }

    @Test
    void aMapThatIsGoneIsForgotten() {
        PathView path = Views.path("sda", 0, PathState.UP);
        page(Views.host(List.of(path), List.of(Views.map("vol7", List.of(path)))), written);
        HostView empty = Views.host(List.of(), List.of());
        assertEquals(page(empty, new MapTexts()), page(empty, written));
    }

    private static String page(HostView host, MapTexts texts) {
        TextSheet sheet = new TextSheet();
        MapJson.maps(sheet, host, texts);
        return sheet.toString();
    }
}
