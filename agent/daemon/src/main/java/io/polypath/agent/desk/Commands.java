package io.polypath.agent.desk;

import static io.polypath.agent.desk.Keyword.*;

import io.polypath.agent.record.DeskCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every command, in the order in which the help lists them. */
final class Commands {

    private static final String BANNER = "multipath-tools v0.14.3 (02/05, 2026)\nCLI commands reference:\n";

    private static final List<Command> ALL = all();
    private static final Map<List<Keyword>, Meaning> BY_WORDS = byWords();

    /** The list of commands, under the name of the program whose language this is. */
    static final String HELP = help();

    private record Command(List<Keyword> words, Meaning meaning) {}

    private Commands() {}

    /** What the keywords in this order mean; null when they are no command. */
    static Meaning meaning(List<Keyword> words) {
        return BY_WORDS.get(words);
    }

    /** The keywords that may follow these, in the order of the help. */
    static Set<Keyword> following(List<Keyword> words) {
        Set<Keyword> next = new LinkedHashSet<>();
        for (Command command : ALL) {
            if (command.words().size() > words.size() && command.words().subList(0, words.size()).equals(words)) {
                next.add(command.words().get(words.size()));
            }
        }
        return next;
    }

    private static List<Command> all() {
        List<Command> all = new ArrayList<>();
        show(all, Page.PATHS, PATHS);
        show(all, Page.PATHS_FORMAT, PATHS, FORMAT);
        show(all, Page.PATHS_RAW, PATHS, RAW, FORMAT);
        show(all, Page.PATH, PATH);
        show(all, Page.MAPS, MAPS);
        show(all, Page.STATUS, STATUS);
        show(all, Page.DAEMON, DAEMON);
        show(all, Page.MAPS_STATUS, MAPS, STATUS);
        show(all, Page.MAPS_STATS, MAPS, STATS);
        show(all, Page.MAPS_FORMAT, MAPS, FORMAT);
        show(all, Page.MAPS_RAW, MAPS, RAW, FORMAT);
        show(all, Page.TOPOLOGY, MAPS, TOPOLOGY);
        show(all, Page.TOPOLOGY, TOPOLOGY);
        show(all, Page.MAPS_JSON, MAPS, JSON);
        show(all, Page.MAP_TOPOLOGY, MAP, TOPOLOGY);
        show(all, Page.MAP_FORMAT, MAP, FORMAT);
        show(all, Page.MAP_FORMAT, MAP, RAW, FORMAT);
        show(all, Page.MAP_JSON, MAP, JSON);
        show(all, Page.CONFIG_LOCAL, CONFIG, LOCAL);
        show(all, Page.CONFIG, CONFIG);
        show(all, Page.BLACKLIST, BLACKLIST);
        show(all, Page.DEVICES, DEVICES);
        show(all, Page.WILDCARDS, WILDCARDS);
        orders(all);
        reservations(all);
        return all;
    }

    private static void orders(List<Command> all) {
        order(all, DeskCommand.RESET_MAPS_STATS, RESET, MAPS, STATS);
        order(all, DeskCommand.RESET_MAP_STATS, RESET, MAP, STATS);
        order(all, DeskCommand.ADD_PATH, ADD, PATH);
        order(all, DeskCommand.DEL_PATH, DEL, PATH);
        order(all, DeskCommand.ADD_MAP, ADD, MAP);
        order(all, DeskCommand.DEL_MAP, DEL, MAP);
        order(all, DeskCommand.DEL_MAPS, DEL, MAPS);
        order(all, DeskCommand.SWITCH_GROUP, SWITCH, MAP, GROUP);
        order(all, DeskCommand.RECONFIGURE, RECONFIGURE);
        order(all, DeskCommand.RECONFIGURE_ALL, RECONFIGURE, Keyword.ALL);
        order(all, DeskCommand.SUSPEND_MAP, SUSPEND, MAP);
        order(all, DeskCommand.RESUME_MAP, RESUME, MAP);
        order(all, DeskCommand.RESIZE_MAP, RESIZE, MAP);
        order(all, DeskCommand.RELOAD_MAP, RELOAD, MAP);
        order(all, DeskCommand.RESET_MAP, RESET, MAP);
        order(all, DeskCommand.REINSTATE_PATH, REINSTATE, PATH);
        order(all, DeskCommand.FAIL_PATH, FAIL, PATH);
        order(all, DeskCommand.DISABLE_QUEUEING_MAP, DISABLE_QUEUEING, MAP);
        order(all, DeskCommand.RESTORE_QUEUEING_MAP, RESTORE_QUEUEING, MAP);
        order(all, DeskCommand.DISABLE_QUEUEING_MAPS, DISABLE_QUEUEING, MAPS);
        order(all, DeskCommand.RESTORE_QUEUEING_MAPS, RESTORE_QUEUEING, MAPS);
        all.add(new Command(List.of(QUIT), new Meaning.Leave()));
        order(all, DeskCommand.SHUTDOWN, SHUTDOWN);
    }

    private static void reservations(List<Command> all) {
        order(all, DeskCommand.GET_PR_STATUS, GET_PR_STATUS, MAP);
        order(all, DeskCommand.SET_PR_STATUS, SET_PR_STATUS, MAP);
        order(all, DeskCommand.SET_PR_STATUS, SET_PR_STATUS, MAP, PATH_LIST);
        order(all, DeskCommand.UNSET_PR_STATUS, UNSET_PR_STATUS, MAP);
        order(all, DeskCommand.FORCE_QUEUEING_DAEMON, FORCE_QUEUEING, DAEMON);
        order(all, DeskCommand.RESTORE_QUEUEING_DAEMON, RESTORE_QUEUEING, DAEMON);
        order(all, DeskCommand.GET_PR_KEY, GET_PR_KEY, MAP);
        order(all, DeskCommand.SET_PR_KEY, SET_PR_KEY, MAP, KEY);
        order(all, DeskCommand.UNSET_PR_KEY, UNSET_PR_KEY, MAP);
        order(all, DeskCommand.SET_MARGINAL_PATH, SET_MARGINAL, PATH);
        order(all, DeskCommand.UNSET_MARGINAL_PATH, UNSET_MARGINAL, PATH);
        order(all, DeskCommand.UNSET_MARGINAL_MAP, UNSET_MARGINAL, MAP);
        order(all, DeskCommand.GET_PR_HOLD, GET_PR_HOLD, MAP);
        order(all, DeskCommand.SET_PR_HOLD, SET_PR_HOLD, MAP);
        order(all, DeskCommand.UNSET_PR_HOLD, UNSET_PR_HOLD, MAP);
    }

    private static void show(List<Command> all, Page page, Keyword... what) {
        List<Keyword> words = new ArrayList<>(List.of(LIST));
        words.addAll(List.of(what));
        all.add(new Command(List.copyOf(words), new Meaning.Show(page)));
    }

    private static void order(List<Command> all, DeskCommand command, Keyword... words) {
        all.add(new Command(List.of(words), new Meaning.Order(command)));
    }

    private static Map<List<Keyword>, Meaning> byWords() {
        Map<List<Keyword>, Meaning> meanings = new HashMap<>();
        ALL.forEach(command -> meanings.put(command.words(), command.meaning()));
        return Map.copyOf(meanings);
    }

    private static String help() {
        StringBuilder help = new StringBuilder(BANNER);
        for (Command command : ALL) {
            command.words().forEach(word -> help.append(' ').append(word.help()));
            help.append('\n');
        }
        return help.toString();
    }
}
