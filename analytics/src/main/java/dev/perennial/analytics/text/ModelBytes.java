package dev.perennial.analytics.text;

import dev.perennial.analytics.UnusableData;
import dev.perennial.analytics.UnusableData.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Models as bytes: four letters and a version, then deflated figures. Only features that weigh anything are written.
final class ModelBytes {
    private static final int SENTIMENT = 0x504c5301;
    private static final int INTENTS = 0x504c4901;
    private static final int MOST_LABELS = 1000;

    private ModelBytes() {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<M> {
        M from(DataInputStream in) throws IOException;
    }

    static byte[] write(LearnedSentiment model) {
        return written(SENTIMENT, out -> {
            out.writeUTF(model.language().code());
            for (var figure : new double[] {
                model.strictness, model.share, model.slope, model.level, model.neutralFrom, model.neutralTo
            }) out.writeDouble(figure);
            out.writeInt(model.check().texts());
            out.writeDouble(model.check().lexicon());
            out.writeDouble(model.check().used());
            for (var weight : model.known) out.writeFloat(weight);
            for (var column = 0; column < Ngrams.SIZE; column++) {
                if (model.rarity[column] == 0) continue;
                out.writeInt(column);
                out.writeFloat(model.rarity[column]);
                out.writeFloat(model.weights[column]);
            }
            out.writeInt(Ngrams.SIZE);
        });
    }

    static LearnedSentiment sentiment(byte[] bytes) {
        return read(bytes, SENTIMENT, in -> {
            var language = Language.of(in.readUTF()).orElseThrow(IOException::new);
            var figures = new double[6];
            for (var k = 0; k < figures.length; k++) figures[k] = in.readDouble();
            var check = new LearnedSentiment.Check(in.readInt(), in.readDouble(), in.readDouble(), figures[1]);
            var known = new float[LearnedSentiment.KNOWN];
            for (var k = 0; k < known.length; k++) known[k] = in.readFloat();
            var weights = new float[Ngrams.SIZE];
            var rarity = new float[Ngrams.SIZE];
            for (var column = in.readInt(); column != Ngrams.SIZE; column = in.readInt()) {
                if (column < 0 || column > Ngrams.SIZE) throw new IOException();
                rarity[column] = in.readFloat();
                weights[column] = in.readFloat();
            }
            return new LearnedSentiment(
                    language,
                    weights,
                    rarity,
                    known,
                    figures[0],
                    figures[1],
                    figures[2],
                    figures[3],
                    figures[4],
                    figures[5],
                    check);
        });
    }

    static byte[] write(Intents model) {
        return written(INTENTS, out -> {
            out.writeUTF(model.language().code());
            out.writeDouble(model.temperature);
            out.writeDouble(model.threshold);
            out.writeInt(model.labels().size());
            for (var label : model.labels()) out.writeUTF(label);
            out.writeInt(model.rarity.length);
            for (var column = 0; column < Ngrams.SIZE; column++) {
                if (model.place[column] == 0) continue;
                out.writeInt(column);
                out.writeFloat(model.rarity[model.place[column]]);
            }
            for (var weight : model.weights) out.writeShort(weight);
        });
    }

    static Intents intents(byte[] bytes) {
        return read(bytes, INTENTS, in -> {
            var language = Language.of(in.readUTF()).orElseThrow(IOException::new);
            var temperature = in.readDouble();
            var threshold = in.readDouble();
            var count = in.readInt();
            if (count < 2 || count > MOST_LABELS) throw new IOException();
            var labels = new ArrayList<String>();
            for (var k = 0; k < count; k++) labels.add(in.readUTF());
            var features = in.readInt();
            if (features < 1 || features > Ngrams.SIZE + 1) throw new IOException();
            var place = new int[Ngrams.SIZE];
            var rarity = new float[features];
            for (var k = 1; k < features; k++) {
                var column = in.readInt();
                if (column < 0 || column >= Ngrams.SIZE) throw new IOException();
                place[column] = k;
                rarity[k] = in.readFloat();
            }
            var weights = new short[features * count];
            for (var k = 0; k < weights.length; k++) weights[k] = in.readShort();
            return new Intents(language, labels, place, rarity, weights, temperature, threshold);
        });
    }

    private static byte[] written(int kind, Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(kind);
            var packed = new DeflaterOutputStream(out);
            var into = new DataOutputStream(new BufferedOutputStream(packed));
            writing.to(into);
            into.flush();
            packed.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <M> M read(byte[] bytes, int kind, Reading<M> reading) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var found = in.readInt();
            if (found != kind)
                throw new UnusableData(
                        Reason.UNREADABLE,
                        "bytes begin with %08x: a model of kind and version %08x is needed".formatted(found, kind));
            return reading.from(new DataInputStream(new BufferedInputStream(new InflaterInputStream(in))));
        } catch (IOException broken) {
            throw new UnusableData(
                    Reason.UNREADABLE, "%d bytes are no whole model: write it anew".formatted(bytes.length));
        }
    }
}
