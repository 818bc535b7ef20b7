package dev.perennial.analytics.recommendation;

import java.util.Arrays;

/// The places of the highest scores, best first, the lower place where two are equal.
final class Best {
    private Best() {}

    static int[] of(float[] scores, int most) {
        var heap = new long[Math.min(most, scores.length)];
        var size = 0;
        for (var i = 0; i < scores.length; i++) {
            if (scores[i] == Float.NEGATIVE_INFINITY) continue;
            var key = key(scores[i], i);
            if (size < heap.length) {
                heap[size++] = key;
                if (size == heap.length) for (var j = size / 2 - 1; j >= 0; j--) sink(heap, j);
            } else if (size > 0 && key > heap[0]) {
                heap[0] = key;
                sink(heap, 0);
            }
        }
        var sorted = Arrays.copyOf(heap, size);
        Arrays.sort(sorted);
        var places = new int[size];
        for (var i = 0; i < size; i++) places[i] = Integer.MAX_VALUE - (int) sorted[size - 1 - i];
        return places;
    }

    /// Orders by score, then by place: the bits of a float ordered as a whole number, the place turned round.
    private static long key(float score, int place) {
        var bits = Float.floatToIntBits(score);
        var ordered = bits < 0 ? bits ^ 0x7fffffff : bits;
        return ((long) ordered << 32) | (Integer.MAX_VALUE - place);
    }

    private static void sink(long[] heap, int at) {
        while (true) {
            var least = at;
            for (var child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child++)
                if (heap[child] < heap[least]) least = child;
            if (least == at) return;
            var swap = heap[at];
            heap[at] = heap[least];
            heap[least] = swap;
            at = least;
        }
    }
}
