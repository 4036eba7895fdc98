package io.polypath.cli.config;

import static io.polypath.cli.config.ByteText.readable;

import io.polypath.agent.config.effective.ConfChange;
import io.polypath.agent.config.effective.PathImpact;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.option.Value;
import io.polypath.cli.json.JsonOut;
import java.io.IOException;
import java.util.List;

/** What was found, for programs. */
public final class CheckJson {

    private CheckJson() {}

    /** One object of an array. */
    public static void write(Checked checked, JsonOut json) throws IOException {
        json.object();
        json.text("file", checked.name());
        json.flag("clean", checked.clean());
        json.flag("trusted", !checked.loaded().broken());
        json.flag("startable", checked.loaded().startable());
        json.array("problems");
        for (Problem problem : checked.problems()) {
            write(problem, json);
        }
        json.endArray();
        json.number("further_problems", checked.loaded().furtherProblems());
        json.flag("compared", checked.difference() != null);
        Checked.Difference difference = checked.difference() == null
                ? new Checked.Difference(List.of(), -1, List.of())
                : checked.difference();
        write(difference.changes(), json);
        json.number("known_paths", difference.knownPaths(), difference.knownPaths() >= 0);
        json.array("paths");
        for (PathImpact impact : difference.impacts()) {
            write(impact, json);
        }
        json.endArray().endObject();
    }

    private static void write(Problem problem, JsonOut json) throws IOException {
        json.object();
        json.text("file", readable(problem.file()));
        json.number("line", problem.line(), problem.line() > 0);
        json.text("key", problem.key());
        json.text("severity", problem.severity().label());
        json.text("what", readable(problem.what()));
        json.text("assumed", readable(problem.assumed()));
        json.endObject();
    }

    private static void write(List<ConfChange> changes, JsonOut json) throws IOException {
        json.array("changes");
        for (ConfChange change : changes) {
            json.object();
            json.text("section", readable(change.section()));
            json.text("option", change.option());
            json.text("before", shown(change.before()));
            json.text("after", shown(change.after()));
            json.endObject();
        }
        json.endArray();
    }

    private static void write(PathImpact impact, JsonOut json) throws IOException {
        json.object();
        json.text("dev", impact.path().devnode());
        json.text("uuid", impact.path().wwid());
        json.flag("left_alone_before", impact.before().blacklisted());
        json.flag("left_alone_after", impact.after().blacklisted());
        json.text("reason", readable(impact.after().reason()));
        write(impact.changes(), json);
        json.endObject();
    }

    private static String shown(Value value) {
        return value == null ? null : readable(value.show());
    }
}
