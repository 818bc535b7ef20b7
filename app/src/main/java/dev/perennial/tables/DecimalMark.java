package dev.perennial.tables;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The sign between whole and part: 1,234.56 or 1.234,56. Spaces and apostrophes group in either.
public enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.');

    private final char mark;
    private final char group;

    DecimalMark(char mark, char group) {
        this.mark = mark;
        this.group = group;
    }

    /// Reads bare figures with signs of grouping: no currency, no sign of minus.
    public @Nullable BigDecimal read(CharSequence text) {
        var plain = new StringBuilder(text.length());
        int sinceGroup = -1;
        boolean fraction = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                if (sinceGroup >= 0 && !fraction) sinceGroup++;
            } else if (c == mark && !fraction) {
                if (sinceGroup >= 0 && sinceGroup != 3) return null;
                fraction = true;
                plain.append('.');
            } else if (!fraction && (c == group || c == '\'' || c == '’' || Amount.isSpace(c))) {
                if (plain.isEmpty() || sinceGroup >= 0 && (sinceGroup < 2 || sinceGroup > 3)) return null;
                sinceGroup = 0;
            } else return null;
        }
        if (plain.isEmpty() || plain.length() > 18 || sinceGroup >= 0 && !fraction && sinceGroup != 3) return null;
        if (plain.length() == 1 && fraction) return null;
        return new BigDecimal(
                plain.charAt(plain.length() - 1) == '.' ? plain.substring(0, plain.length() - 1) : plain.toString());
    }

    /// What the amounts of a file say about its decimal mark.
    public static final class Evidence {
        private long point;
        private long comma;
        private long open;
        private char openSign;

        public void see(String value) {
            int lastPoint = value.lastIndexOf('.'), lastComma = value.lastIndexOf(',');
            if (lastPoint < 0 && lastComma < 0) return;
            if (lastPoint >= 0 && lastComma >= 0) {
                if (lastPoint > lastComma) point++;
                else comma++;
                return;
            }
            char sign = lastPoint >= 0 ? '.' : ',';
            int last = Math.max(lastPoint, lastComma);
            if (value.indexOf(sign) != last) {
                count(sign == '.' ? ',' : '.');
                return;
            }
            int figures = 0;
            while (last + 1 + figures < value.length() && Character.isDigit(value.charAt(last + 1 + figures)))
                figures++;
            boolean nought = last > 0
                    && value.charAt(last - 1) == '0'
                    && (last == 1 || !Character.isDigit(value.charAt(last - 2)));
            if (figures != 3 || nought) count(sign);
            else {
                open++;
                openSign = sign;
            }
        }

        private void count(char sign) {
            if (sign == '.') point++;
            else comma++;
        }

        /// Null when the figures could be read either way: 1.234 alone.
        public @Nullable DecimalMark mark() {
            if (point == 0 && comma == 0) return open == 0 ? POINT : null;
            return point >= comma ? POINT : COMMA;
        }

        /// The reading under which the open figures are whole thousands.
        public DecimalMark thousands() {
            return openSign == '.' ? COMMA : POINT;
        }
    }
}
