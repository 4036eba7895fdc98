package io.polypath.agent.show;

import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link MapJson} wrote of each map, to be written again as long as the map looks the same: clients ask often, and hardly ever has
 * anything changed but the time of the next check, which is not shown there. Takes 1.1 KB for each path once somebody has asked. Owned by
 * whoever answers.
 */
public final class MapTexts {

    private Map<String, Text> texts = new HashMap<>();

    /**
     * @param of the map that was written
     * @param bytes its members, groups and paths
     */
    private record Text(MapView of, byte[] bytes) {}

    /** Nothing was written yet. */
    public MapTexts() {}

    /** Writes all maps, separated by commas, and forgets those that are gone. */
    void write(Sheet out, HostView host) {
        List<MapView> maps = host.maps();
        Map<String, Text> current = HashMap.newHashMap(maps.size());
        for (int i = 0; i < maps.size() && !out.full(); i++) {
            MapView map = maps.get(i);
            Text text = textOf(map, host);
            out.append(text.bytes());
            current.put(map.wwid(), text);
            MapJson.close(out, 1, i + 1 == maps.size());
        }
        texts = current;
    }

    private Text textOf(MapView map, HostView host) {
        Text before = texts.get(map.wwid());
        if (before != null && !map.routing().countsDown() && before.of().sameButForChecks(map)) {
            return before;
        }
        ByteSheet sheet = new ByteSheet();
        MapJson.members(sheet, host, map);
        return new Text(map, sheet.bytes());
    }
}
