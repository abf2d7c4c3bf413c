package engram.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class TorchTest {
    @Test
    void versionIsThatOfTheLibraryInUse() {
        String packed = torch.class.getPackage().getImplementationVersion();
        assertThat(packed).startsWith(Torch.version() + "-");
    }
}
