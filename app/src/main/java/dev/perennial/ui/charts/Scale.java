package dev.perennial.ui.charts;

import java.util.ArrayList;
import java.util.List;

/// An axis from 0 to a round number, with few marks.
record Scale(double max, double step) {
    static Scale upTo(double highest, int marks) {
        if (!(highest > 0)) return new Scale(1, 1);
        var rough = highest / marks;
        var power = Math.pow(10, Math.floor(Math.log10(rough)));
        var step = 10 * power;
        for (var nice : new double[] {1, 2, 2.5, 5}) {
            if (nice * power < rough) continue;
            step = nice * power;
            break;
        }
        return new Scale(step * Math.ceil(highest / step - 1e-9), step);
    }

    /// The same in whole numbers, for things that are counted.
    static Scale counting(double highest, int marks) {
        var scale = upTo(highest, marks);
        return scale.step < 1 ? upTo(Math.max(1, Math.ceil(highest)), (int) Math.max(1, Math.ceil(highest))) : scale;
    }

    List<Double> marks() {
        var marks = new ArrayList<Double>();
        for (var k = 0; k * step <= max * (1 + 1e-9); k++) marks.add(k * step);
        return marks;
    }

    double share(double value) {
        return Math.clamp(value / max, 0, 1);
    }
}
