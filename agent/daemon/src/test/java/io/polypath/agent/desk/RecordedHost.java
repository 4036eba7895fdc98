package io.polypath.agent.desk;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.path.PathState;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.topology.InitState;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.view.CheckView;
import io.polypath.agent.view.DaemonState;
import io.polypath.agent.view.DaemonView;
import io.polypath.agent.view.FabricView;
import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HealthView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.KernelPathState;
import io.polypath.agent.view.MapCounters;
import io.polypath.agent.view.MapDeviceView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.MembershipView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.RoutingView;
import io.polypath.agent.view.UnitView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host that multipathd was asked about, rebuilt from its answers with every wildcard and from its topology page. Checks
 * are due in whole seconds, as it showed them.
 */
final class RecordedHost {

    private static final long SECOND = 1_000_000_000L;
    private static final Pattern GROUP = Pattern.compile("[|`]-\\+- policy='(\\S+) 0' prio=(-?\\d+) status=(\\w+)");
    private static final Pattern MEMBER = Pattern.compile("[| ] [|`]- \\S+ +(\\S+) .*");

    private final Answers answers;
    private final List<PathView> paths = new ArrayList<>();
    private final List<MapView> maps = new ArrayList<>();

    private RecordedHost(Answers answers) {
        this.answers = answers;
    }

    static HostView of(Answers answers) {
        RecordedHost host = new RecordedHost(answers);
        answers.to("show paths raw format \"%w|").lines().forEach(line -> host.path(line.split("\\|", -1)));
        answers.to("show maps raw format").lines().forEach(line -> host.map(line.split("\\|", -1)));
        Matcher daemon = Pattern.compile("pid (\\d+) (\\w+)\n").matcher(answers.to("show daemon"));
        daemon.matches();
        DaemonState state = DaemonState.valueOf(daemon.group(2).toUpperCase(Locale.ROOT));
        boolean busy = answers.to("show status").contains("busy: True");
        return new HostView(0, host.paths, host.maps, conf(),
                new DaemonView(Integer.parseInt(daemon.group(1)), state, false, busy, 0, 2));
    }

    private static MultipathConf conf() {
        String text = Answers.resource("multipath.conf");
        return ConfLoader.of(List.of(new ConfigText("multipath.conf", text)), Accounts.NONE, false).conf();
    }

    private void path(String[] cell) {
        String[] numbers = cell[3].split(":");
        String[] inquiry = cell[7].split(",", -1);
        boolean orphan = cell[14].equals("[orphan]");
        PathIdentity identity = new PathIdentity(cell[2], Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), 0,
                Hctl.parse(cell[1]), inquiry[0], inquiry[1], inquiry[2], cell[23], "", FabricNames.NONE, "");
        UnitView unit = new UnitView(cell[0], cell[12], null, 8 << 20, Integer.parseInt(cell[27]), Integer.decode(cell[26]));
        HealthView health = new HealthView(InitState.OK, state(cell[6]), cell[5].equals("offline"), false,
                cell[13].equals("marginal"), Integer.parseInt(cell[10]));
        MembershipView membership = orphan ? null : new MembershipView(cell[14],
                KernelPathState.valueOf(cell[4].toUpperCase(Locale.ROOT)), Long.parseLong(cell[22]));
        paths.add(new PathView(identity, unit, FabricView.NONE, health, check(cell[8], cell[9]), membership));
    }

    private static CheckView check(String checker, String next) {
        if (next.equals("orphan")) {
            return new CheckView("", "", 0, 0, false);
        }
        String[] ticks = next.split(" ")[1].split("/");
        return new CheckView(checker, "", Long.parseLong(ticks[1]) * SECOND, Long.parseLong(ticks[0]) * SECOND, true);
    }

    private static PathState state(String text) {
        for (PathState state : PathState.values()) {
            if (state != PathState.WILD && state.checkerText().equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private void map(String[] cell) {
        MapCounters counters = new MapCounters(number(cell[13]), number(cell[14]), number(cell[15]), number(cell[16]) * SECOND,
                number(cell[17]), number(cell[10]));
        maps.add(new MapView(cell[0], cell[1],
                new MapDeviceView(Integer.parseInt(cell[2].substring(3)), cell[7].equals("suspend"), cell[6].equals("ro"),
                        Integer.parseInt(cell[24])),
                8 << 20, FeatureList.parse(cell[9]).orNull(), HardwareHandlerSpec.parse(cell[11]).orNull(),
                cell[12].isEmpty() ? MapAction.NOTHING : MapAction.CREATE, routing(cell[3], cell[4]), counters,
                groups(cell[0])));
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    private static RoutingView routing(String failback, String queueing) {
        FailbackPolicy policy = switch (failback) {
            case "immediate" -> FailbackPolicy.IMMEDIATE;
            case "manual" -> FailbackPolicy.MANUAL;
            case "followover" -> FailbackPolicy.FOLLOWOVER;
            default -> FailbackPolicy.delayed(number(failback.split(":")[1]) * SECOND);
        };
        String[] words = queueing.split(" ");
        boolean counts = words.length == 2 && words[1].equals("sec");
        NoPathRetry retry = switch (words[0]) {
            case "off" -> NoPathRetry.FAIL;
            case "on" -> NoPathRetry.QUEUE;
            case "-" -> NoPathRetry.UNSET;
            default -> NoPathRetry.checks(Integer.parseInt(words[0]));
        };
        return new RoutingView(policy, Failback.NOT_RUNNING, retry, counts ? QueueingState.COUNTDOWN : QueueingState.QUEUEING,
                counts ? number(words[0]) * SECOND : Queueing.NOT_RUNNING);
    }

    private List<GroupView> groups(String map) {
        List<GroupView> groups = new ArrayList<>();
        List<PathView> members = new ArrayList<>();
        for (String line : treeOf(map).reversed()) {
            Matcher group = GROUP.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (group.matches()) {
                GroupState state = GroupState.valueOf(group.group(3).toUpperCase(Locale.ROOT));
                SelectorSpec selector = new SelectorSpec(group.group(1), List.of());
                groups.addFirst(new GroupView(selector, Integer.parseInt(group.group(2)), state, false, members.reversed()));
                members.clear();
            } else if (member.matches()) {
                members.add(named(member.group(1)));
            }
        }
        return groups;
    }

    /** The lines below the one with the map's name. */
    private List<String> treeOf(String map) {
        List<String> lines = answers.to("show topology").lines().toList();
        Predicate<String> head = line -> line.startsWith("create: " + map + " ") || line.startsWith(map + " ");
        return lines.stream().dropWhile(head.negate()).skip(1).takeWhile(line -> line.matches("(size=|[|` ]).*")).toList();
    }

    private PathView named(String name) {
        return paths.stream().filter(path -> path.identity().name().equals(name)).findFirst().orElseThrow();
    }
}
