import Manuscript
import Testing
