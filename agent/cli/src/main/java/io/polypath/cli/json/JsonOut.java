package io.polypath.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.polypath.cli.screen.Moment;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * JSON on a stream, written as it comes. What is not known is {@code null}, never left out; times are ISO 8601 in universal time,
 * lengths of time are nanoseconds. Owned by one command.
 */
public final class JsonOut implements AutoCloseable {

    private final PrintStream stream;
    private final JsonGenerator generator;

    private JsonOut(PrintStream stream) throws IOException {
        this.stream = stream;
        JsonFactory factory =
                JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        generator = factory.createGenerator(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** One document over several lines. */
    public static JsonOut document(PrintStream stream) throws IOException {
        JsonOut json = new JsonOut(stream);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        json.generator.setPrettyPrinter(printer);
        return json;
    }

    /** One document per line. */
    public static JsonOut lines(PrintStream stream) throws IOException {
        JsonOut json = new JsonOut(stream);
        json.generator.setPrettyPrinter(new MinimalPrettyPrinter(""));
        return json;
    }

    /** Begins an object: the document itself, or an element of an array. */
    public JsonOut object() throws IOException {
        generator.writeStartObject();
        return this;
    }

    /** Begins an object as a field. */
    public JsonOut object(String name) throws IOException {
        generator.writeObjectFieldStart(name);
        return this;
    }

    public JsonOut endObject() throws IOException {
        generator.writeEndObject();
        return this;
    }

    /** Begins an array as a field. */
    public JsonOut array(String name) throws IOException {
        generator.writeArrayFieldStart(name);
        return this;
    }

    public JsonOut endArray() throws IOException {
        generator.writeEndArray();
        return this;
    }

    /** A text; an empty one is not known. */
    public JsonOut text(String name, String value) throws IOException {
        if (value == null || value.isEmpty()) {
            return unknown(name);
        }
        generator.writeStringField(name, value);
        return this;
    }

    public JsonOut number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
        return this;
    }

    /** A number that is only known where {@code known} says so. */
    public JsonOut number(String name, long value, boolean known) throws IOException {
        return known ? number(name, value) : unknown(name);
    }

    public JsonOut flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
        return this;
    }

    /** A point in time, nanoseconds since 1970. */
    public JsonOut time(String name, long wallNs) throws IOException {
        return text(name, Moment.iso(wallNs));
    }

    /** A point in time that is only known where {@code known} says so. */
    public JsonOut time(String name, long wallNs, boolean known) throws IOException {
        return known ? time(name, wallNs) : unknown(name);
    }

    public JsonOut unknown(String name) throws IOException {
        generator.writeNullField(name);
        return this;
    }

    /** Ends the line of an object of {@link #lines}, and hands it over. */
    public JsonOut endLine() throws IOException {
        generator.writeRaw('\n');
        generator.flush();
        stream.flush();
        return this;
    }

    /** Ends the document. */
    @Override
    public void close() throws IOException {
        generator.close();
        stream.println();
        stream.flush();
    }
}
