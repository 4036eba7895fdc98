package io.polypath.cli.multipath;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.effective.ConfigPage;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.option.PasswdFiles;
import io.polypath.agent.map.FindMultipaths.Claim;
import io.polypath.agent.map.MapAction;
import io.polypath.cli.runtime.Account;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.SysText;
import io.polypath.cli.screen.Screen;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * multipath(8). What is asked of the host is answered here; what changes maps, and what is shown of them, is the daemon's.
 *
 * <p>Exit status: 0 done, or yes; 1 not done, no, or misused.
 */
public final class Multipath {

    private static final int YES = 0;
    private static final int NO = 1;

    private final Screen screen;
    private final Host host;
    private final Map<String, String> environment;
    private final Delegate daemon;

    /** @param root {@code /}, or a tree in its shape */
    public Multipath(Screen screen, Path root, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
        host = new Host(root);
        daemon = new Delegate(screen);
    }

    /** @return the exit status */
    public int run(List<String> words) throws IOException, InterruptedException {
        try {
            Orders orders = Orders.of(words);
            if (orders.deed == Deed.HELP) {
                screen.err().print(HelpText.TEXT);
                return YES;
            }
            if (orders.deed != Deed.SHOW_CONFIG && !Account.current().isRoot()) {
                screen.err().println("need to be root");
                return NO;
            }
            return obey(orders) ? YES : NO;
        } catch (GetOpt.Misuse misuse) {
            screen.err().println(misuse.getMessage());
            screen.err().print(HelpText.TEXT);
            return NO;
        } catch (Failure failure) {
            screen.err().println("multipath: " + failure.getMessage());
            return NO;
        }
    }

    private boolean obey(Orders orders) throws Failure, IOException, InterruptedException {
        return switch (orders.deed) {
            case VALID_PATH -> isPath(orders);
            case USABLE_PATHS -> hasUsablePath(orders);
            case ADD_WWID -> new WwidDeeds(host, screen.out()).add(identity(orders, true));
            case REMOVE_WWID -> new WwidDeeds(host, screen.out()).remove(identity(orders, false));
            case RESET_WWIDS -> new WwidDeeds(host, screen.out()).reset();
            case SHOW_CONFIG -> print(new String(
                    ConfigPage.of(conf()).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            case SHOW_LOCAL_CONFIG -> print(daemon.ask("show config local"));
            case LIST -> list(orders);
            case FLUSH_ONE -> change("del map " + quoted(mapName(orders)), orders.retries);
            case FLUSH_ALL -> change("del maps", orders.retries);
            case DRY_RUN -> dryRun();
            case CREATE -> create(orders);
            case HELP -> throw new AssertionError("answered before");
        };
    }

    private boolean isPath(Orders orders) throws Failure, IOException {
        Subject subject = orders.device == null ? null : Subject.of(host, orders.device);
        if (!(subject instanceof Subject.OfDisk(String name))) {
            throw new Failure("the -c option requires a path to check");
        }
        try (Arena arena = Arena.ofConfined()) {
            PathVerdict verdict = new PathVerdict(arena, host, conf(), environment, orders.ignoreWwids, orders.uevent);
            PathVerdict.Answer answer = verdict.judge(name, () -> !orders.uevent || daemon.isReachable());
            if (answer == null) {
                throw new Failure(name + " is no SCSI disk");
            }
            screen.out().print(answer.text());
            return orders.uevent || answer.claim() != Claim.NO;
        }
    }

    private boolean hasUsablePath(Orders orders) throws Failure {
        Subject subject = orders.device == null ? null : Subject.of(host, orders.device);
        if (!(subject instanceof Subject.OfMap(MapNames.Entry map))) {
            throw new Failure(orders.device + " is not a multipath map");
        }
        return new UsablePaths(host).anyOf(map);
    }

    private String identity(Orders orders, boolean blacklistCounts) throws Failure {
        return new WwidDeeds(host, screen.out()).identity(subject(orders), conf(), blacklistCounts);
    }

    private Subject subject(Orders orders) throws Failure {
        if (orders.device == null) {
            throw new Failure("the option requires a device");
        }
        Subject subject = Subject.of(host, orders.device);
        if (subject == null) {
            throw new Failure("'" + orders.device + "' is not a valid argument");
        }
        return subject;
    }

    /** Whoever is asked to remove a map does not take a disk for one. */
    private String mapName(Orders orders) throws Failure {
        return switch (orders.device == null ? null : subject(orders)) {
            case Subject.OfMap(MapNames.Entry map) -> map.name();
            case Subject.Unmapped(String text) -> text;
            case Subject.OfDisk _ -> throw new Failure("the -f option requires a map name to remove");
            case null -> throw new Failure("the -f option requires a map name to remove");
        };
    }

    private boolean list(Orders orders) throws Failure {
        if (orders.verbosity == 0) {
            return true;
        }
        String name = orders.device == null ? null : shownMap(orders);
        if (orders.verbosity == 1) {
            return print(name == null ? list("show maps raw format \"%n\"") : name + "\n");
        }
        if (orders.verbosity > 2) {
            print("===== paths list =====\n" + list("show paths"));
        }
        return print(withoutActions(list(name == null ? "show topology" : "show map " + quoted(name) + " topology")));
    }

    private String list(String request) throws Failure {
        return listed(daemon.ask(request));
    }

    /** Where there is nothing to list the daemon says {@code ok}, which is no name of a map. */
    static String listed(String answer) {
        return answer.equals("ok\n") ? "" : answer;
    }

    /** Before a map that the daemon has made it says so; a listing does not. */
    static String withoutActions(String topology) {
        String made = MapAction.CREATE.word() + ": ";
        StringBuilder text = new StringBuilder();
        topology.lines().forEach(line -> text.append(line.startsWith(made) ? line.substring(made.length()) : line).append('\n'));
        return text.toString();
    }

    /** The map that a device belongs to, or is. */
    private String shownMap(Orders orders) throws Failure {
        MapNames.Entry map = switch (subject(orders)) {
            case Subject.OfMap(MapNames.Entry named) -> named;
            case Subject.OfDisk(String disk) -> new MapNames(host).holding(disk);
            case Subject.Unmapped _ -> null;
        };
        if (map == null) {
            throw new Failure(orders.device + " belongs to no map");
        }
        return map.name();
    }

    private boolean create(Orders orders) throws Failure, InterruptedException {
        if (orders.device == null || orders.reload) {
            return change(orders.reload ? "reconfigure all" : "reconfigure", 0);
        }
        return change("add map " + quoted(identity(orders, true)), 0);
    }

    /** Maps as the daemon is told, and then their names. */
    private boolean change(String request, int retries) throws Failure, InterruptedException {
        MapNodes nodes = new MapNodes(host);
        boolean done = daemon.order(request, retries);
        nodes.await();
        return done;
    }

    private boolean dryRun() {
        screen.err().println("nothing is changed; \"polypath check-config\" tells what a configuration would change");
        return true;
    }

    private boolean print(String text) {
        screen.out().print(text);
        return !text.startsWith("fail\n");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private MultipathConf conf() {
        Path etc = host.root().resolve("etc");
        PasswdFiles accounts = PasswdFiles.read(etc.resolve("passwd"), etc.resolve("group"));
        boolean nativeNvme = SysText.read(host.sys().resolve("module/nvme_core/parameters/multipath")).startsWith("Y");
        LoadedConf loaded = ConfLoader.load(host.config(), host.dropIns(), accounts, nativeNvme);
        return loaded.conf();
    }
}
