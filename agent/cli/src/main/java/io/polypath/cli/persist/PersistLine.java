package io.polypath.cli.persist;

import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.ReserveParameters;
import io.polypath.ffm.scsi.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one command line asks for. */
final class PersistLine {

    /** Nothing was asked for. */
    static final int NONE = -1;

    private static final int MOST_PORTS = 32;
    private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{1,16})");

    private final List<TransportId> ports = new ArrayList<>();
    private int inActions;
    private int outActions;
    private int inAction = NONE;
    private int outAction = NONE;
    private int type;
    private int flags;
    private long key;
    private long actionKey;
    private boolean in;
    private boolean out;
    private boolean help;
    private boolean hex;
    private int allocationBytes;
    private String device;
    private String batch;

    private PersistLine() {}

    /**
     * Reads a line, and checks that what it asks for goes together.
     *
     * @throws PersistFault when it does not
     */
    static PersistLine read(List<String> words) throws PersistFault {
        Words cut = Words.read(words);
        PersistLine line = new PersistLine();
        for (Words.Given given : cut.given()) {
            line.set(given);
        }
        if (!line.help) {
            line.place(cut.rest());
            line.check();
        }
        return line;
    }

    private void set(Words.Given given) throws PersistFault {
        String value = given.value();
        switch (given.option()) {
            case VERBOSE -> number(value, 10, "--verbose");
            case DEVICE -> device = value;
            case BATCH_FILE -> batchFile(value);
            case HELP -> help = true;
            case HEX -> hex = true;
            case IN -> in = true;
            case OUT -> out = true;
            case ALL_TARGET_PORTS -> flags |= ReserveParameters.ALL_TARGET_PORTS;
            case APTPL -> flags |= ReserveParameters.APTPL;
            case KEY -> key = key(value, "--param-rk");
            case ACTION_KEY -> actionKey = key(value, "--param-sark");
            case TYPE -> type = number(value, 16, "--prout-type");
            case TRANSPORT_ID -> port(value);
            case ALLOC_LENGTH -> allocationBytes = number(value, 10, "--alloc-length");
            case READ_KEYS -> ask(PersistentReserve.READ_KEYS);
            case READ_RESERVATION -> ask(PersistentReserve.READ_RESERVATION);
            case REPORT_CAPABILITIES -> ask(PersistentReserve.REPORT_CAPABILITIES);
            case READ_FULL_STATUS -> ask(PersistentReserve.READ_FULL_STATUS);
            case REGISTER -> change(PersistentReserve.REGISTER);
            case REGISTER_IGNORE -> change(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY);
            case RESERVE -> change(PersistentReserve.RESERVE);
            case RELEASE -> change(PersistentReserve.RELEASE);
            case CLEAR -> change(PersistentReserve.CLEAR);
            case PREEMPT -> change(PersistentReserve.PREEMPT);
            case PREEMPT_ABORT -> change(PersistentReserve.PREEMPT_AND_ABORT);
        }
    }

    private void ask(int action) {
        inAction = action;
        inActions++;
    }

    private void change(int action) {
        outAction = action;
        outActions++;
    }

    private void batchFile(String file) throws PersistFault {
        if (batch != null) {
            throw new PersistFault("--batch-file may be given once");
        }
        batch = file;
    }

    private void port(String text) throws PersistFault {
        TransportId port = TransportId.parse(text);
        if (port == null || ports.size() == MOST_PORTS) {
            throw new PersistFault("bad argument to '--transport-id'");
        }
        ports.add(port);
    }

    private static int number(String text, int radix, String option) throws PersistFault {
        String digits = radix == 16 && text.startsWith("0x") ? text.substring(2) : text;
        boolean good = digits.length() <= 4 && !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, radix) >= 0);
        int number = good ? Integer.parseInt(digits, radix) : -1;
        if (number < 0 || number > (radix == 16 ? 0xF : ReserveIn.USUAL_BYTES)) {
            throw new PersistFault("bad argument to '" + option + "'");
        }
        return number;
    }

    private static long key(String text, String option) throws PersistFault {
        Matcher digits = HEX.matcher(text);
        if (!digits.matches()) {
            throw new PersistFault("bad argument to '" + option + "'");
        }
        return Long.parseUnsignedLong(digits.group(1), 16);
    }

    private void place(List<String> rest) throws PersistFault {
        int taken = 0;
        if (device == null && !rest.isEmpty()) {
            device = rest.getFirst();
            taken = 1;
        }
        if (rest.size() > taken) {
            throw new PersistFault("Unexpected extra argument: " + rest.get(taken));
        }
    }

    private void check() throws PersistFault {
        if (in == out) {
            if (in || batch == null) {
                throw new PersistFault("choose either '--in' or '--out'");
            }
            return;
        }
        if (out && (outActions != 1 || inActions != 0)) {
            throw new PersistFault("--out takes one of its own service actions");
        }
        if (in && (inActions != 1 || outActions != 0)) {
            throw new PersistFault("--in takes one of its own service actions");
        }
        if (in && allocationBytes != 0 && allocationBytes < 8) {
            throw new PersistFault("bad argument to '--alloc-length'");
        }
        if (device == null) {
            throw new PersistFault("No device name given");
        }
    }

    boolean wantsHelp() {
        return help;
    }

    /** File with further lines; null for none. */
    String batch() {
        return batch;
    }

    /** The device node; null where only a file is to be carried out. */
    String device() {
        return device;
    }

    /** Service action of PERSISTENT RESERVE IN, or {@link #NONE}. */
    int inAction() {
        return in ? inAction : NONE;
    }

    /** What is to be changed; null for nothing. */
    OutOrder order() {
        return out ? new OutOrder(outAction, type, key, actionKey, flags, ports) : null;
    }

    boolean hex() {
        return hex;
    }

    /** 0 for as much as the reply needs. */
    int allocationBytes() {
        return allocationBytes;
    }

    /** Whether a type should have been given and was not. */
    boolean lacksType() {
        return out && type == 0 && switch (outAction) {
            case PersistentReserve.RESERVE, PersistentReserve.RELEASE -> true;
            case PersistentReserve.PREEMPT, PersistentReserve.PREEMPT_AND_ABORT -> true;
            default -> false;
        };
    }
}
