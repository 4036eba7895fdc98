package io.polypath.cli.multipath;

import io.polypath.agent.map.GroupingPolicy;
import java.util.List;

/** What a command line of multipath(8) says. Source: multipath(8); options that only a tool without a daemon has are taken and ignored. */
final class Orders {

    private static final String LETTERS = "adDcChl::eFfM:v:p:b:BrR:itTquUwW";

    private static final int DEFAULT_VERBOSITY = 2;

    Deed deed = Deed.CREATE;

    /** 0: nothing is printed; 1: names; 2: topology; from 3 on paths too. */
    int verbosity = DEFAULT_VERBOSITY;

    /** Whether udev asks, so that the verdict is text, and the status 0. */
    boolean uevent;

    /** Whether the wwids file does not decide alone. */
    boolean ignoreWwids;

    /** Whether all tables are loaded again. */
    boolean reload;

    /** How often a map in use is tried to be removed again. */
    int retries;

    /** A device, map or WWID; null without one. */
    String device;

    private Orders() {}

    static Orders of(List<String> words) throws GetOpt.Misuse {
        GetOpt line = GetOpt.parse(LETTERS, words);
        Orders orders = new Orders();
        for (GetOpt.Given given : line.options()) {
            orders.take(given);
            if (orders.deed == Deed.SHOW_CONFIG || orders.deed == Deed.HELP) {
                break;
            }
        }
        orders.device = line.operands().isEmpty() ? null : line.operands().getFirst();
        return orders;
    }

    private void take(GetOpt.Given given) throws GetOpt.Misuse {
        switch (given.letter()) {
            case 'a' -> deed = Deed.ADD_WWID;
            case 'w' -> deed = Deed.REMOVE_WWID;
            case 'W' -> deed = Deed.RESET_WWIDS;
            case 'c' -> deed = Deed.VALID_PATH;
            case 'C' -> deed = Deed.USABLE_PATHS;
            case 'd' -> deed = deed == Deed.CREATE ? Deed.DRY_RUN : deed;
            case 'f' -> deed = Deed.FLUSH_ONE;
            case 'F' -> deed = Deed.FLUSH_ALL;
            case 'l' -> deed = Deed.LIST;
            case 't' -> deed = Deed.SHOW_CONFIG;
            case 'T' -> deed = Deed.SHOW_LOCAL_CONFIG;
            case 'h' -> deed = Deed.HELP;
            case 'u' -> fromUdev(Deed.VALID_PATH);
            case 'U' -> fromUdev(Deed.USABLE_PATHS);
            case 'i' -> ignoreWwids = true;
            case 'r' -> reload = true;
            case 'v' -> verbosity = verbosity(given.argument());
            case 'R' -> retries = number(given.argument());
            case 'p' -> policy(given.argument());
            default -> {}
        }
    }

    private void fromUdev(Deed asked) {
        deed = asked;
        uevent = true;
    }

    private static int verbosity(String text) throws GetOpt.Misuse {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new GetOpt.Misuse("'" + text + "' is not a verbosity");
        }
        return number(text);
    }

    private static void policy(String text) throws GetOpt.Misuse {
        if (GroupingPolicy.parse(text) == null) {
            throw new GetOpt.Misuse("'" + text + "' is not a valid policy");
        }
    }

    /** As atoi(3): what begins as a number. */
    private static int number(String text) {
        int end = 0;
        while (end < text.length() && end < 9 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(text, 0, end, 10);
    }
}
