import Studio
import Testing
