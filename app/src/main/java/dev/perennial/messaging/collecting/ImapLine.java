package dev.perennial.messaging.collecting;

import dev.perennial.access.Secrets;
import dev.perennial.messaging.Mailbox;
import dev.perennial.platform.outgoing.MailLines;
import dev.perennial.platform.outgoing.NoLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/// A mailbox that is signed in to and open. Nothing waits longer than the patience it was opened with: a line that died
/// without a word is noticed.
final class ImapLine implements AutoCloseable {
    static final int IN_MEMORY = 4 << 20;
    private static final int BATCH = 500;
    private static final String CHUNK = String.valueOf(1 << 20);
    private static final ScheduledExecutorService ALARM = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mailbox-alarm").factory());

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final String place;
    private final AtomicBoolean hasNews = new AtomicBoolean();

    private ImapLine(IMAPStore store, IMAPFolder folder, String place) {
        this.store = store;
        this.folder = folder;
        this.place = place;
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent news) {
                hasNews.set(true);
                Thread.ofVirtual().start(ImapLine.this::wake);
            }
        });
    }

    /// @param at when the server received it
    record Waiting(long uid, Instant at, Message message) {}

    sealed interface Fetched {}

    /// @param beginning all of it, when it is shorter than [#IN_MEMORY]
    /// @param rest still on its way
    record Handed(byte[] beginning, InputStream rest) implements Fetched {}

    /// Somebody else took it out.
    record Gone() implements Fetched {}

    record NotHanded(String said) implements Fetched {}

    /// Why no line came about, or why it ended.
    static final class Broken extends Exception {
        final Obstacle why;
        final String said;

        Broken(Obstacle why, String said, Throwable cause) {
            super(why.name(), cause);
            this.why = why;
            this.said = said;
        }
    }

    static ImapLine open(MailLines lines, Mailbox.Incoming incoming, Duration patience) throws Broken {
        var line = incoming.server().line();
        var settings = lines.settings(line, patience);
        settings.put("mail.imap.fetchsize", CHUNK);
        settings.put("mail.imap.peek", "true");
        settings.put("mail.imap.connectionpoolsize", "1");
        settings.put("mail.imap.separatestoreconnection", "false");
        try {
            var store = (IMAPStore) Session.getInstance(settings).getStore("imap");
            store.connect(
                    line.host(),
                    line.port(),
                    incoming.server().user(),
                    incoming.server().password());
            try {
                var folder = (IMAPFolder) store.getFolder(incoming.folder());
                folder.open(Folder.READ_WRITE);
                var place = List.of(line.host(), incoming.server().user(), incoming.folder());
                return new ImapLine(store, folder, Secrets.digest(String.join("\n", place)));
            } catch (MessagingException e) {
                closeQuietly(store);
                throw e;
            }
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    static Broken broken(MessagingException e) {
        var said = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        if (e instanceof AuthenticationFailedException) return new Broken(Obstacle.SIGN_IN, said, e);
        if (e instanceof FolderNotFoundException) return new Broken(Obstacle.FOLDER, said, e);
        var why = MailLines.reason(e).map(ImapLine::obstacle);
        return why.map(it -> new Broken(it, "", e)).orElseGet(() -> new Broken(Obstacle.SERVER, said, e));
    }

    private static Obstacle obstacle(NoLine why) {
        return switch (why) {
            case CERTIFICATE -> Obstacle.CERTIFICATE;
            case HOST, PORT, NOT_ENCRYPTED, PRIVATE_ADDRESS -> Obstacle.NOT_ALLOWED;
            case UNKNOWN_NAME, NOBODY -> Obstacle.NOT_REACHED;
        };
    }

    /// Tells this mailbox from every other.
    String place() {
        return place;
    }

    long validity() throws Broken {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    /// The highest UID that is taken so far.
    long highest() throws Broken {
        try {
            var next = folder.getUIDNext();
            if (next > 0) return next - 1;
            int count = folder.getMessageCount();
            return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    /// What is there above this UID, in order: what it is called and when it came, not yet what it says.
    List<Waiting> above(long uid) throws Broken {
        try {
            var all = Arrays.stream(folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID))
                    .filter(it -> it != null)
                    .toArray(Message[]::new);
            var batch = Arrays.copyOf(all, Math.min(all.length, BATCH));
            var dates = new FetchProfile();
            dates.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            dates.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(batch, dates);
            var waiting = new java.util.ArrayList<Waiting>();
            for (var message : batch) {
                // asked for what is above the last one, servers name the last one
                if (message.isExpunged() || folder.getUID(message) <= uid) continue;
                waiting.add(waiting(message));
            }
            return waiting;
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    Optional<Waiting> find(long uid) throws Broken {
        try {
            var message = folder.getMessageByUID(uid);
            return message == null ? Optional.empty() : Optional.of(waiting(message));
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    private Waiting waiting(Message message) throws MessagingException {
        var at = message.getReceivedDate();
        return new Waiting(folder.getUID(message), at == null ? Instant.EPOCH : at.toInstant(), message);
    }

    /// The bytes, without marking it as seen.
    Fetched fetch(Waiting waiting) throws Broken {
        try {
            var message = (IMAPMessage) waiting.message();
            message.setPeek(true);
            var bytes = message.getMimeStream();
            var beginning = bytes.readNBytes(IN_MEMORY);
            if (beginning.length > 0) return new Handed(beginning, bytes);
            return folder.getMessageByUID(waiting.uid()) == null ? new Gone() : new NotHanded("nothing in it");
        } catch (MessagingException | IOException e) {
            if (isBecauseOf(e, MessageRemovedException.class)) return new Gone();
            if (isAlive(e)) return new NotHanded(String.valueOf(e.getMessage()));
            throw e instanceof MessagingException lost ? broken(lost) : new Broken(Obstacle.NOT_REACHED, "", e);
        }
    }

    private boolean isAlive(Exception e) {
        return folder.isOpen()
                && !isBecauseOf(e, FolderClosedException.class)
                && !isBecauseOf(e, ConnectionException.class)
                && !isBecauseOf(e, SocketException.class)
                && !isBecauseOf(e, InterruptedIOException.class);
    }

    private static boolean isBecauseOf(Throwable thrown, Class<? extends Exception> kind) {
        for (var each = thrown; each != null; each = each.getCause() == each ? null : each.getCause())
            if (kind.isInstance(each)) return true;
        return false;
    }

    void markSeen(List<Waiting> taken) throws Broken {
        try {
            var messages = taken.stream()
                    .map(Waiting::message)
                    .filter(it -> !it.isExpunged())
                    .toArray(Message[]::new);
            if (messages.length > 0) folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    /// Waits until something comes, no longer than so long; then asks whether the line still lives. What came while
    /// nobody waited ends the waiting before it begins.
    void await(Duration longest) throws Broken {
        try {
            if (!hasNews.get()) {
                if (store.hasCapability("IDLE")) idle(longest);
                else LockSupport.parkNanos(longest.toNanos());
            }
            hasNews.set(false);
            folder.getMessageCount();
            if (!folder.isOpen()) throw new MessagingException("the server closed the mailbox");
        } catch (MessagingException e) {
            throw broken(e);
        }
    }

    private void idle(Duration longest) throws MessagingException {
        var alarm =
                ALARM.schedule(() -> Thread.ofVirtual().start(this::wake), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            alarm.cancel(false);
        }
    }

    /// Ends the waiting: whoever asks something of a folder that idles makes it stop.
    private void wake() {
        try {
            folder.getMessageCount();
        } catch (MessagingException _) {
            // whoever waits hears of it
        }
    }

    @Override
    public void close() {
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException _) {
            // it is gone either way
        }
    }
}
