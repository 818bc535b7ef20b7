package dev.perennial.messaging.collecting;

import dev.perennial.messaging.collecting.ImapLine.Broken;
import dev.perennial.messaging.collecting.ImapLine.Gone;
import dev.perennial.messaging.collecting.ImapLine.Handed;
import dev.perennial.messaging.collecting.ImapLine.NotHanded;
import dev.perennial.messaging.collecting.ImapLine.Waiting;
import dev.perennial.messaging.collecting.Positions.Position;
import dev.perennial.messaging.incoming.Arrivals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Fetches what is new in a mailbox: each mail whole, before its transaction begins; seen by others only after it is
/// committed.
@Component
class Collecting {
    private static final int MARKED_TOGETHER = 20;

    /// Clocks of mail servers differ.
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final Positions positions;
    private final Basket basket;
    private final Arrivals arrivals;

    Collecting(Positions positions, Basket basket, Arrivals arrivals) {
        this.positions = positions;
        this.basket = basket;
        this.arrivals = arrivals;
    }

    void collect(ImapLine line, Holding holding) throws Broken {
        var position = position(line, holding);
        var validity = line.validity();
        for (var uid : missed(holding, validity)) {
            var waiting = line.find(uid);
            if (waiting.isPresent()) take(line, holding, validity, List.of(waiting.get()));
            else arrivals.vanished(holding.account(), Basket.key(validity, uid));
        }
        long uid = position.lastUid();
        for (var waiting = line.above(uid); !waiting.isEmpty(); waiting = line.above(uid)) {
            take(line, holding, validity, wanted(position, waiting));
            uid = waiting.getLast().uid();
            positions.came(holding, uid);
            if (!positions.renew(holding)) throw new Holding.Lost(holding);
        }
        positions.collected(holding);
    }

    /// What lay in the mailbox before it was connected stays there. When its UIDs count anew, or it is another mailbox,
    /// all since then is looked through once more: what is here already is known by its bytes.
    private Position position(ImapLine line, Holding holding) throws Broken {
        var position = positions.get(holding.account());
        var validity = line.validity();
        if (position.validity() == null) positions.begin(holding, line.place(), validity, line.highest());
        else if (!position.place().equals(line.place())) basket.move(holding, line.place(), validity);
        else if (position.validity() != validity) positions.begin(holding, line.place(), validity, 0);
        return positions.get(holding.account());
    }

    private static List<Waiting> wanted(Position position, List<Waiting> waiting) {
        var from = position.beganAt().minus(TOLERANCE);
        return waiting.stream().filter(it -> it.at().isAfter(from)).toList();
    }

    private List<Long> missed(Holding holding, long validity) {
        var prefix = Basket.key(validity, 0).replaceFirst("0$", "");
        return arrivals.missed(holding.account()).stream()
                .filter(it -> it.startsWith(prefix))
                .map(it -> Long.parseLong(it.substring(prefix.length())))
                .toList();
    }

    private void take(ImapLine line, Holding holding, long validity, List<Waiting> waiting) throws Broken {
        var taken = new ArrayList<Waiting>();
        for (var each : waiting) {
            if (take(line, holding, validity, each)) taken.add(each);
            if (taken.size() == MARKED_TOGETHER) {
                line.markSeen(taken);
                taken.clear();
            }
        }
        line.markSeen(taken);
    }

    private boolean take(ImapLine line, Holding holding, long validity, Waiting waiting) throws Broken {
        try {
            return switch (line.fetch(waiting)) {
                case Gone() -> false;
                case NotHanded(var said) -> {
                    basket.putOff(holding, validity, waiting.uid(), waiting.at(), said);
                    yield false;
                }
                case Handed handed -> {
                    put(holding, validity, waiting, handed);
                    yield true;
                }
            };
        } catch (IOException e) {
            basket.putOff(holding, validity, waiting.uid(), waiting.at(), String.valueOf(e.getMessage()));
            throw new Broken(Obstacle.NOT_REACHED, "", e);
        }
    }

    /// From the line first, into the database second: a slow server holds no transaction open.
    private void put(Holding holding, long validity, Waiting waiting, Handed handed) throws IOException {
        if (handed.beginning().length < ImapLine.IN_MEMORY) {
            var bytes = new ByteArrayInputStream(handed.beginning());
            basket.put(holding, validity, waiting.uid(), waiting.at(), bytes);
            return;
        }
        var large = Files.createTempFile("perennial", ".eml");
        try {
            try (var out = Files.newOutputStream(large)) {
                out.write(handed.beginning());
                handed.rest().transferTo(out);
            }
            try (var whole = Files.newInputStream(large)) {
                basket.put(holding, validity, waiting.uid(), waiting.at(), whole);
            }
        } finally {
            Files.delete(large);
        }
    }
}
