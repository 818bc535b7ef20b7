package dev.perennial.tables;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Opens a file that may be packed as .gz or as a .zip of one file, told by its first bytes, not by its name.
final class Packing {
    /// A packed file that grows beyond this is a trap or a mistake.
    static final long MOST_UNPACKED = 4L << 30;

    private Packing() {}

    static InputStream open(Source source) throws IOException {
        return open(source, MOST_UNPACKED);
    }

    static InputStream open(Source source, long mostUnpacked) throws IOException {
        var in = new BufferedInputStream(source.open(), 1 << 16);
        in.mark(4);
        var head = in.readNBytes(4);
        in.reset();
        try {
            if (startsWith(head, 0x1f, 0x8b)) return new Limited(new GZIPInputStream(in, 1 << 16), mostUnpacked);
            if (startsWith(head, 'P', 'K', 3, 4)) return new Limited(onlyEntry(in), mostUnpacked);
        } catch (ZipException | java.io.EOFException e) {
            in.close();
            throw new UnreadableFile(UnreadableFile.Reason.DAMAGED_PACKING);
        }
        return in;
    }

    private static InputStream onlyEntry(InputStream in) throws IOException {
        var zip = new ZipInputStream(in);
        for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
            if (entry.getName().equals("[Content_Types].xml")) {
                throw new UnreadableFile(UnreadableFile.Reason.WORKBOOK);
            }
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) return new OnlyEntry(zip);
        }
        throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) return false;
        }
        return true;
    }

    /// Ends with the entry, and complains when another file follows: nobody could say which one was meant.
    private static final class OnlyEntry extends FilterInputStream {
        private boolean ended;

        OnlyEntry(ZipInputStream zip) {
            super(zip);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (ended) return -1;
            int count = in.read(bytes, offset, length);
            if (count < 0) {
                ended = true;
                refuseFurtherFiles();
            }
            return count;
        }

        private void refuseFurtherFiles() throws IOException {
            var zip = (ZipInputStream) in;
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                    throw new UnreadableFile(
                            entry.getName().startsWith("xl/")
                                    ? UnreadableFile.Reason.WORKBOOK
                                    : UnreadableFile.Reason.SEVERAL_FILES);
                }
            }
        }
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int count = in.read(bytes, offset, length);
                if (count > 0) left -= count;
                if (left < 0) throw new UnreadableFile(UnreadableFile.Reason.TOO_LARGE_UNPACKED);
                return count;
            } catch (ZipException | java.io.EOFException e) {
                throw new UnreadableFile(UnreadableFile.Reason.DAMAGED_PACKING);
            }
        }
    }
}
