package dev.perennial.platform.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses belong to somebody on the public Internet: not this machine, not its network, not what is set
/// aside for other purposes, nor any of them wrapped into an address of the other kind.
final class PublicAddresses {
    /// IANA's registries of special-purpose addresses, of October 2025.
    private static final List<Block> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Block GLOBAL_6 = Block.of("2000::/3");
    private static final List<Block> NOT_PUBLIC_6 =
            blocks("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final Block TRANSLATED = Block.of("64:ff9b::/96");

    private record Block(byte[] start, int bits) {
        static Block of(String text) {
            var slash = text.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                    Integer.parseInt(text.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) return false;
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    private PublicAddresses() {}

    static boolean holds(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) return isPublic4(bytes);
        if (TRANSLATED.holds(bytes)) return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
        if (SIX_TO_FOUR.holds(bytes)) return isPublic4(Arrays.copyOfRange(bytes, 2, 6)) && isPlain(bytes);
        return GLOBAL_6.holds(bytes) && NOT_PUBLIC_6.stream().noneMatch(it -> it.holds(bytes)) && isPlain(bytes);
    }

    /// An address of the ISATAP kind ends in `0:5efe:` and an IPv4 address that a tunnel may unwrap.
    private static boolean isPlain(byte[] bytes) {
        var isTunnel = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        return !isTunnel || isPublic4(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static boolean isPublic4(byte[] bytes) {
        return NOT_PUBLIC_4.stream().noneMatch(it -> it.holds(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }
}
