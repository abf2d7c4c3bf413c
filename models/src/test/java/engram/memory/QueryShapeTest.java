package engram.memory;

import static org.assertj.core.api.Assertions.assertThat;

import engram.memory.MemoryConfig.Queries;
import engram.nn.Twin;
import engram.torch.Scope;
import engram.torch.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class QueryShapeTest {
    private static final int[] CODE = {3, 2, 4};

    private final float[] values = Twin.random(2 * 3 * 2 * 4, 1);

    @Test
    void wholeCodesAreFlattenedAndComeBack() {
        QueryShape shape = new QueryShape(Queries.WHOLE_CODE, CODE);
        try (Scope scope = Scope.inference()) {
            Tensor queries = shape.queries(Tensors.of(values, 2, 3, 2, 4));

            assertThat(shape.features()).isEqualTo(24);
            assertThat(queries.shape()).containsExactly(2, 24);
            assertThat(Tensors.toArray(shape.codes(queries))).isEqualTo(values);
            assertThat(shape.everywhere(queries).shape()).containsExactly(2, 3, 2, 4);
        }
    }

    @Test
    void positionsStandSideBySideAndComeBackWhereTheyWere() {
        QueryShape shape = new QueryShape(Queries.PER_POSITION, CODE);
        try (Scope scope = Scope.inference()) {
            Tensor queries = shape.queries(Tensors.of(values, 2, 3, 2, 4));

            assertThat(shape.features()).isEqualTo(3);
            assertThat(queries.shape()).containsExactly(2 * 2 * 4, 3);
            float[] rows = Tensors.toArray(queries);
            // sample 1, row 1, column 2, channel 1
            assertThat(rows[(8 + 4 + 2) * 3 + 1]).isEqualTo(values[24 + 8 + 4 + 2]);
            assertThat(Tensors.toArray(shape.codes(queries))).isEqualTo(values);
        }
    }

    @Test
    void positionsOfClipsAreThoseOfEveryFrame() {
        QueryShape shape = new QueryShape(Queries.PER_POSITION, 3, 2, 2, 2);
        try (Scope scope = Scope.inference()) {
            Tensor queries = shape.queries(Tensors.of(values, 2, 3, 2, 2, 2));

            assertThat(queries.shape()).containsExactly(2 * 8, 3);
            // sample 1, frame 1, row 0, column 1, channel 2
            assertThat(Tensors.toArray(queries)[(8 + 5) * 3 + 2]).isEqualTo(values[24 + 16 + 5]);
            assertThat(Tensors.toArray(shape.codes(queries))).isEqualTo(values);
            assertThat(shape.everywhere(queries).shape()).containsExactly(16, 3, 2, 2, 2);
        }
    }

    @Test
    void oneLatentStandsAtEveryPosition() {
        QueryShape shape = new QueryShape(Queries.PER_POSITION, CODE);
        try (Scope scope = Scope.inference()) {
            float[] codes =
                    Tensors.toArray(
                            shape.everywhere(Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)));

            for (int i = 0; i < codes.length; i++) {
                assertThat(codes[i]).isEqualTo(1 + i / 8);
            }
        }
    }

    @Test
    void codesOfOneDimensionAreWholeWhateverIsAsked() {
        QueryShape shape = new QueryShape(Queries.PER_POSITION, 5);
        try (Scope scope = Scope.inference()) {
            Tensor queries = shape.queries(Tensors.of(Twin.random(10, 2), 2, 5));

            assertThat(queries.shape()).containsExactly(2, 5);
            assertThat(shape.codes(queries).shape()).containsExactly(2, 5);
        }
    }
}
